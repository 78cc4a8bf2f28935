/** Files of notes → what units wrote; a file that cannot be read is a finding with its unit. */
import type { NoteDocument } from '../../dataset/notes/document.ts';
import { readNoteName } from '../../dataset/notes/name.ts';
import { parseNotes } from '../../dataset/notes/parsing.ts';
import type { PlaceNote, UnitNote } from '../../dataset/notes/notes.ts';
import type { Decision } from '../../dataset/settling/decisions.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { oldNote } from '../../formats/notes-text/old-note.ts';
import { readNote } from '../../formats/notes-text/read.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import { keepingByContent } from '../memoize.ts';
import { oldFormatFinding } from './old-format.ts';
import type { RoundFile } from './round-files.ts';
import { isOutline } from './outlines.ts';
import { refusedFinding, unitNameOf, unreadFinding } from './table-files.ts';

export interface NoteFiles {
  readonly notes: readonly UnitNote[];
  readonly placeNotes: readonly PlaceNote[];
  readonly findings: readonly Diagnostic[];
}

export function readNoteFiles(
  files: readonly RoundFile[],
  round: Round,
  indicators: readonly Indicator[],
  decisions: readonly Decision[] = [],
): NoteFiles {
  const documents: NoteDocument[] = [];
  const findings: Diagnostic[] = [];
  for (const roundFile of files) {
    const unit = unitOfNote(roundFile.file, round);
    if (roundFile.kind === 'unread') {
      findings.push(unreadFinding(roundFile, unit));
      continue;
    }
    // An outline under a name that the round has no more is nobody's note; `forms` takes it away.
    if (unit === null && isOutline(roundFile)) continue;
    const { old } = roundFile;
    if (old?.kind === 'refused') {
      findings.push(refusedFinding(roundFile.file, old.problem, unit));
      continue;
    }
    if (old?.kind === 'document') {
      findings.push(oldFormatFinding(roundFile, old.oddities, unit));
      documents.push(oldNote(roundFile.file, old.paragraphs));
      continue;
    }
    const reading = keptNotes.keep(roundFile.file, roundFile.bytes, () => readNote(roundFile.file, roundFile.bytes));
    if (reading.verdict === 'refused') findings.push(refusedFinding(roundFile.file, reading.problem, unit));
    else documents.push(reading.content);
  }
  const ownAfterAll = new Set(
    decisions.flatMap((one) => (one.kind === 'accept' && one.finding === 'place-words' ? [one.at] : [])),
  );
  const parsed = parseNotes(documents, { round, indicators, ownAfterAll });
  return { ...parsed, findings: [...findings, ...parsed.findings] };
}

/** A note's paragraphs hang on nothing but its file. */
export const keptNotes = keepingByContent<ReturnType<typeof readNote>>(200);

/** What a place wrote lies in the folder of its unit. */
function unitOfNote(file: string, round: Round): string | null {
  const { unit, place } = readNoteName(file);
  return place === null ? unitNameOf(file, round) : (findUnit(round, unit)?.unit.name ?? null);
}
