/** Bundles the program and its packages into dist/ for `npx fuer`, or into the folder named. Runs at `npm ci` (prepare), so it is fast. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { root, shared, tinypoolWorker } from './bundling.mjs';
import { bundleForm } from './form.mjs';
import { writeKnownYaml } from './known-yaml.mjs';
import { bundlePage } from './page.mjs';
import { compileProgram, throughDoors, writeProgram } from './program-file.mjs';

const outdir = process.argv[2] ?? `${root}dist`;

// The portable folders that `npm run package` made stay.
for (const name of existsSync(outdir) ? readdirSync(outdir, { recursive: true, encoding: 'utf8' }) : []) {
  if (/^(portable|page|form)\b/.test(name)) continue;
  if (/\.(js|js\.map|cjs|cache)$/.test(name)) rmSync(`${outdir}/${name}`);
}
mkdirSync(outdir, { recursive: true });
const program = await writeProgram(outdir, await writeKnownYaml(outdir));
await build({
  ...shared,
  plugins: [...shared.plugins, throughDoors(program)],
  entryPoints: {
    cli: 'src/cli.ts',
    'old-reader': 'src/project/old-files/reader-process.ts',
    'round-worker': 'src/commands/rounds/round-worker.ts',
    // Where tinypool looks for it: in `entry/` beside the file that it is bundled into.
    'entry/worker': tinypoolWorker,
  },
  outdir,
  // What they share stays in files of its own.
  splitting: true,
  format: 'esm',
  sourcemap: 'linked',
  sourcesContent: false,
  banner: {
    js: [
      '#!/usr/bin/env node',
      // CommonJS packages inside an ES module still ask for node's own modules by `require`.
      "import { createRequire as createRequireOfBundle } from 'node:module';",
      'const require = createRequireOfBundle(import.meta.url);',
    ].join('\n'),
  },
});
chmodSync(`${outdir}/cli.js`, 0o755);
compileProgram(outdir, program);
await bundlePage(`${outdir}/page`);
await bundleForm(`${outdir}/form`);
