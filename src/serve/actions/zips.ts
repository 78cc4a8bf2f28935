/** The documents of a unit, or all, as they lie in out/, in one zip. */
import { joinParts, packPart } from '../../formats/package/archive.ts';
import { safeNamePart } from '../../pipeline/file-names.ts';
import { readDocument } from '../../project/copies.ts';
import { outFolderOf } from '../../project/project.ts';
import type { RoundNow } from '../round-now.ts';

/** `unit` null: all. null where nothing of it was built. */
export function unitZip(
  round: RoundNow,
  unit: string | null,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const out = outFolderOf(round.project, undefined);
  const parts = round.prepared.documents
    .filter(({ document }) => unit === null || (document.unit === unit && document.kind === 'unit'))
    .flatMap(({ document: { path } }) => {
      const bytes = readDocument(out, path);
      return bytes === null ? [] : [packPart(path, bytes)];
    });
  if (parts.length === 0) return null;
  const { area, year } = round.configuration.round;
  return { name: `${safeNamePart(unit ?? area.name)}-${year}.zip`, bytes: joinParts(parts) };
}
