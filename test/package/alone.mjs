/** The program as few CommonJS files that need no package beside them: for the portable folders. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shared, tinypoolWorker } from './bundling.mjs';
import { writeKnownYaml } from './known-yaml.mjs';

/** Writes them into `target`; their names there. */
export async function bundleAlone(target) {
  mkdirSync(target, { recursive: true });
  const known = await writeKnownYaml(target);
  await build({
    ...shared,
    entryPoints: {
      main: 'src/cli.ts',
      'old-reader': 'src/project/old-files/reader-process.ts',
      'round-worker': 'src/commands/rounds/round-worker.ts',
    },
    outdir: target,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifyIdentifiers: true,
    // The place of each file, which CommonJS knows by another name.
    banner: { js: "const fuerPlace = require('node:url').pathToFileURL(__filename).href;" },
    define: { ...shared.define, ...known, 'import.meta.url': 'fuerPlace' },
  });
  // Where tinypool looks for it: in `entry/` beside the file that it is bundled into.
  await build({ ...shared, entryPoints: { worker: tinypoolWorker }, outdir: join(target, 'entry'), format: 'cjs' });
  return ['main.cjs', 'old-reader.cjs', 'round-worker.cjs', 'known-yaml.json', 'entry'];
}
