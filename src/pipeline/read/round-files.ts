/** A round's files in memory: what the pipeline starts from. Names are places within the round, never paths of a disk. */
import type { Diagnostic, Level } from '../../diagnostics.ts';
import type { OldContent } from '../../formats/old/reading.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { Origin } from '../../provenance.ts';
import type { TemplateFiles } from '../../report/patterns/template-set.ts';

/** A file of one of the round's folders: its bytes, or why they were not taken. */
export type RoundFile = ReadFile | UnreadFile;

export interface ReadFile {
  readonly kind: 'read';
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of .xls, .et, .doc and .wps, what was read from them where no harm could be done. */
  readonly old?: OldContent;
  /** The return of a page form that it came in: `workbooks/教育局-回报.zip`. */
  readonly within?: string;
}

export interface UnreadFile {
  readonly kind: 'unread';
  /** Its place in the round: `workbooks/教育局.xls`. */
  readonly file: string;
  /** One Chinese sentence without the file's name, and what to do. */
  readonly message: string;
  readonly hint: string;
  /** 强制性 where figures or words of the round are in it; 提示性 for a scan, a picture, a stray file. */
  readonly level: Level;
}

/** The folders whose files units and others hand in. */
export const sourceFolders = ['workbooks', 'reference', 'history', 'notes'] as const;
export type SourceFolder = (typeof sourceFolders)[number];

export interface NeighbourRound {
  /** The area's id in this round. */
  readonly area: string;
  /** As round.yaml names it, from the round's folder: `../kaiping-2015`. */
  readonly place: string;
  /** Where it does. */
  readonly origin: Origin;
  readonly files: RoundFiles;
}

export interface RoundFiles {
  readonly round: SourceText;
  readonly register: SourceText;
  /** The program's own register, whose periods stand in for those that another one does not write; null where it is that one. */
  readonly packagedRegister: SourceText | null;
  /** The round's own indicators.yaml, laid over the register. */
  readonly overlay: SourceText | null;
  readonly plan: SourceText | null;
  readonly decisions: SourceText | null;
  readonly ledger: SourceText | null;
  /** What the year before left to be answered. */
  readonly promises?: SourceText | null;
  /** By name within the templates folder, e.g. `phrases.yaml`, `unit-report/progress.hbs`. */
  readonly templates: TemplateFiles;
  /** The program's own, for files and keys that the round's folder lacks; null where it has no folder of its own. */
  readonly packagedTemplates: TemplateFiles | null;
  /** Each folder's files, in an order that depends on their names only. */
  readonly folders: Readonly<Record<SourceFolder, readonly RoundFile[]>>;
  /** Rounds of other areas that round.yaml names; none where it is left out. Theirs are not followed. */
  readonly neighbours?: readonly NeighbourRound[];
  /** Configuration files that could not be read at all. */
  readonly findings: readonly Diagnostic[];
}
