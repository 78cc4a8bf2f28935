/** The bytes of a round's documents, one after the other. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Template } from '../../formats/docx/template/office-template.ts';
import type { RunManifest } from '../../history/manifest.ts';
import type { JudgedDocument } from '../documents.ts';
import type { Configuration } from '../read/configuration.ts';
import { revisingAgainst } from '../run/revisions.ts';
import { renderWithTemplate } from './template.ts';

export interface RenderOrder {
  readonly configuration: Configuration;
  /** The program's version. */
  readonly program: string;
  readonly wants: (document: JudgedDocument) => boolean;
  /** An office's own Word file that reports are written into; null for none. */
  readonly template: Template | null;
  /** The version against which revisions are written; null for none. */
  readonly issued: RunManifest | null;
}

export interface RenderedDocuments {
  readonly documents: readonly {
    readonly judged: JudgedDocument;
    readonly selected: boolean;
    /** As it goes out, and as it is without revisions; null where it is withheld or was not asked for. */
    readonly bytes: Uint8Array | null;
    readonly fresh: Uint8Array | null;
  }[];
  /** What the writers noticed. */
  readonly findings: readonly Diagnostic[];
}

/** `tell` is given each document's name before it is made. */
export async function renderRound(
  judged: readonly JudgedDocument[],
  { configuration: { round }, program, wants, template, issued }: RenderOrder,
  tell: (path: string) => void | Promise<void>,
): Promise<RenderedDocuments> {
  const revise = await revisingAgainst(issued, round);
  const documents: RenderedDocuments['documents'][number][] = [];
  const findings: Diagnostic[] = [];
  for (const one of judged) {
    const selected = wants(one);
    if (!selected || one.verdict === 'withheld') {
      documents.push({ judged: one, selected, bytes: null, fresh: null });
      continue;
    }
    await tell(one.document.path);
    const rendered = await renderWithTemplate(one.document, { area: round.area.name, program }, template);
    const { bytes: fresh } = rendered;
    documents.push({ judged: one, selected, bytes: revise(one.document, fresh), fresh });
    findings.push(...rendered.findings);
  }
  return { documents, findings };
}
