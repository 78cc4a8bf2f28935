/** Which files of notes were handed in: where what is still missing is to be written. */
import type { Dataset } from '../dataset/dataset.ts';
import { readNoteName } from '../dataset/notes/name.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds } from '../indicators/plan-id.ts';
import type { Origin } from '../provenance.ts';

export interface NoteFile {
  readonly file: string;
  /** It is about both plans, each in a part of its own. */
  readonly inParts: boolean;
}

export interface NoteFiles {
  /** The Bureau's own, for the general report; null where there is none. */
  readonly general: string | null;
  /** By unit, the file that speaks of the plan before others; units that handed in none are not there. */
  readonly ofUnit: ReadonlyMap<string, Readonly<Record<PlanId | 'either', NoteFile>>>;
}

export function noteFilesOf({ notes }: Pick<Dataset, 'notes'>): NoteFiles {
  const units = [...new Set(notes.flatMap((note) => (note.general ? [] : [note.unit])))];
  return {
    general: notes.flatMap((note) => (note.general ? (fileOf(note.origin) ?? []) : []))[0] ?? null,
    ofUnit: new Map(
      units.flatMap((unit) => {
        const either = fileFor(notes, unit, null);
        if (either === null) return [];
        const [women, children] = planIds.map((plan) => fileFor(notes, unit, plan) ?? either);
        return [[unit, { either, women: women ?? either, children: children ?? either }] as const];
      }),
    ),
  };
}

function fileFor(notes: Dataset['notes'], unit: string, plan: PlanId | null): NoteFile | null {
  const own = notes.filter((note) => note.unit === unit && !note.general);
  const items = own.flatMap((note) => note.items);
  const ofPlan = items.filter((item) => plan !== null && item.plans.includes(plan));
  const file = [...ofPlan, ...items, ...own].flatMap(({ origin }) => fileOf(origin) ?? [])[0];
  return file === undefined ? null : { file, inParts: readNoteName(file).plans === null };
}

/** A word document's lines are its blocks. */
function fileOf(origin: Origin): string | null {
  if (origin.kind === 'block') return origin.document;
  return origin.kind === 'setting' ? null : origin.file;
}
