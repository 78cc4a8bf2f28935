/** Several files that the program wrote, in one zip. */
import { joinParts, packPart } from '../../formats/package/archive.ts';
import { safeNamePart } from '../../pipeline/file-names.ts';
import { readDocument } from '../../project/copies.ts';
import { outFolderOf } from '../../project/project.ts';
import { downloadsIn, readDownload } from '../../project/workbench/downloads.ts';
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

/** The files of one folder: `forms/`, `out/退回/`, all that was ever issued. null where it holds none that may be taken. */
export function folderZip(
  folder: string,
  prefix: string,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const isInside = (place: string): boolean =>
    place.startsWith(prefix) && (prefix === 'issued/' || !place.slice(prefix.length).includes('/'));
  const parts = downloadsIn(folder)
    .filter(({ place }) => prefix.endsWith('/') && isInside(place))
    .flatMap(({ place }) => {
      const found = readDownload(folder, place);
      return found === null ? [] : [packPart(place.slice(prefix.length), found.bytes)];
    });
  if (parts.length === 0) return null;
  const name = prefix.split('/').at(-2) ?? '';
  return { name: `${safeNamePart(name)}.zip`, bytes: joinParts(parts) };
}
