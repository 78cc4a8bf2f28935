/** Old files (.xls, .et, .doc, .wps), read in a process of their own. */
import type { OldContent, OldFileKind } from '../../formats/old/reading.ts';
import { fromSent } from '../../formats/old/reading.ts';
import { damaged, tooLarge } from '../../formats/package/refusals.ts';
import type { PackageRules } from '../../formats/package/rules.ts';
import { documentRules, workbookRules } from '../../formats/package/rules.ts';
import { hashOf } from '../../history/manifest.ts';
import type { ReadingLimits } from './reader-apart.ts';
import { askReader } from './reader-apart.ts';

const usualLimits: ReadingLimits = { time: 30_000, memory: 512 };
const manyBytes = 32 * 1024 * 1024;

/** Read once a run, however often a round is opened. */
const known = new Map<string, OldContent>();
const mostKnown = 100;

export function readOldFile(kind: OldFileKind, bytes: Uint8Array, limits = usualLimits): OldContent {
  const key = `${kind}/${hashOf(bytes)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const content = readApart(kind, bytes, limits);
  if (known.size >= mostKnown) known.clear();
  known.set(key, content);
  return content;
}

const rules = { workbook: workbookRules, document: documentRules } as const satisfies Record<OldFileKind, PackageRules>;

function readApart(kind: OldFileKind, bytes: Uint8Array, { time, memory }: ReadingLimits): OldContent {
  const { words } = rules[kind];
  if (bytes.length > manyBytes) return { kind: 'refused', problem: tooLarge(words, '旧格式的文件超过 32 MB').problem };
  const answer = askReader(kind, bytes, { time, memory });
  if (answer.verdict === 'late') {
    return { kind: 'refused', problem: tooLarge(words, `读了${time / 1000}秒还没有读完`).problem };
  }
  const sent = answer.verdict === 'sent' ? fromSent(answer.text) : null;
  return sent ?? { kind: 'refused', problem: damaged(words, '读到一半读不下去').problem };
}
