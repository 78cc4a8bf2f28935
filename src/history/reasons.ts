/** Why a document was written anew, in words: the changed figures that stand in it, else the files that changed. */
import type { RunChanges } from './changes.ts';
import type { Names } from './changes-rows.ts';
import { sayFigureChange } from './changes-rows.ts';

/** By the document's name; a document that did not change has none. */
export function reasonsOf(changes: RunChanges, names: Names): ReadonlyMap<string, readonly string[]> {
  return new Map(
    changes.documents.map((document) => {
      const figures = document.because.map((change) => sayFigureChange(change, names));
      if (figures.length > 0) return [document.path, figures];
      const inputs = changes.inputs.filter((file) => mayConcern(file, document.unit, names));
      return [document.path, inputs.map((file) => `${file} 有改动`)];
    }),
  );
}

/** A unit's note concerns the unit's own reports and the general one. */
function mayConcern(file: string, unit: string | null, { round }: Names): boolean {
  if (!file.startsWith('notes/') || unit === null || unit === round.compiler) return true;
  const owner = round.units.find(({ name, aliases }) => [name, ...aliases].some((one) => file.includes(one)));
  return owner === undefined || owner.name === unit;
}
