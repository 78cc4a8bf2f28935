/** Everything a run read, by hash: what makes two runs the same. */
import { hashOf } from '../../history/manifest.ts';
import type { RunManifest } from '../../history/manifest.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { RoundFiles } from './round-files.ts';
import { sourceFolders } from './round-files.ts';

/** Files that were not read leave no trace: they change nothing but the findings. */
export function inputsOf(files: RoundFiles): RunManifest['inputs'] {
  const texts: readonly (SourceText | null)[] = [
    files.round,
    files.plan,
    files.decisions,
    files.ledger,
    files.register,
    files.overlay,
    ...files.templates.values(),
    ...(files.packagedTemplates?.values() ?? []),
  ];
  return [
    ...texts.flatMap((source) => (source === null ? [] : [{ file: source.file, hash: hashOf(source.text) }])),
    ...sourceFolders.flatMap((folder) =>
      files.folders[folder].flatMap((one) =>
        one.kind === 'read' ? [{ file: one.file, hash: hashOf(one.bytes) }] : [],
      ),
    ),
    ...(files.neighbours ?? []).flatMap((neighbour) =>
      // Its templates print nothing here.
      inputsOf({ ...neighbour.files, templates: new Map(), packagedTemplates: null }).map(({ file, hash }) => ({
        file: `${neighbour.place}/${file}`,
        hash,
      })),
    ),
  ];
}
