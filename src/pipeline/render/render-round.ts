/** The bytes of a round's documents, one after the other. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Template } from '../../formats/docx/template/office-template.ts';
import type { RunManifest } from '../../history/manifest.ts';
import { hashOf } from '../../history/manifest.ts';
import type { JudgedDocument, RoundDocument } from '../documents.ts';
import type { Configuration } from '../read/configuration.ts';
import { revisingAgainst } from '../run/revisions.ts';
import type { Maker, RenderedDocument } from './render.ts';
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
  /** What earlier runs made and what lies there still; everything is made anew where it is left out. */
  readonly before?: RenderedBefore;
}

/**
 * Bytes of documents that need not be made again. `key` tells everything that they are made of: its hash is asked for, and
 * what the same program made of it is given.
 */
export interface RenderedBefore {
  readonly find: (path: string, key: string) => Uint8Array | null;
  /** What was found or made now. */
  readonly learn: (path: string, key: string, bytes: Uint8Array) => void;
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
  order: RenderOrder,
  tell: (path: string) => void | Promise<void>,
): Promise<RenderedDocuments> {
  const { configuration, program, wants, template, issued } = order;
  const { round } = configuration;
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
    const maker = { area: round.area.name, program };
    // An office's own template is a file that anybody may change.
    const before = template === null ? order.before : undefined;
    const rendered = await renderedOrFound(one.document, maker, before, () =>
      renderWithTemplate(one.document, maker, template),
    );
    const { bytes: fresh } = rendered;
    documents.push({ judged: one, selected, bytes: revise(one.document, fresh), fresh });
    findings.push(...rendered.findings);
  }
  return { documents, findings };
}

/** The writers are pure: the same document of the same maker is the same bytes. What they noticed is to be said each time. */
async function renderedOrFound(
  { path, content }: RoundDocument,
  maker: Maker,
  before: RenderedBefore | undefined,
  render: () => Promise<RenderedDocument>,
): Promise<RenderedDocument> {
  if (before === undefined) return render();
  const key = hashOf(JSON.stringify([path, content, maker]));
  const found = before.find(path, key);
  const rendered = found === null ? await render() : { bytes: found, findings: [] };
  if (rendered.findings.length === 0) before.learn(path, key, rendered.bytes);
  return rendered;
}
