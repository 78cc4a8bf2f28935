/** The whole program as one file beside what starts it, with what V8 compiled of it during a build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, shared } from './bundling.mjs';

/** What starts the program asks of it, by the file that it is in. */
const doors = {
  'src/commands/application.ts': ['runFuer'],
  'src/commands/opening/dropped.ts': ['pathsOnLine'],
  'src/commands/rounds/county-answer.ts': ['countyApart'],
};

/** Writes the program into `outdir`; gives its name there. `known`: what it has to know of known-yaml.json. */
export async function writeProgram(outdir, known) {
  const opened = Object.keys(doors).map((file) => `${JSON.stringify(file)}: require('./${file}')`);
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents: `module.exports = {${opened.join(', ')}};`, resolveDir: root },
    write: false,
    format: 'cjs',
    charset: 'utf8',
    // The place of the file, which CommonJS knows by another name.
    banner: { js: "const fuerPlace = require('node:url').pathToFileURL(__filename).href;" },
    define: { ...shared.define, ...known, 'import.meta.url': 'fuerPlace' },
  });
  const [{ contents }] = outputFiles;
  // What was compiled of one program must never meet another: it is found by the program's content.
  const name = `program-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.cjs`;
  writeFileSync(join(outdir, name), contents);
  return name;
}

/** For what starts the program: its files are not bundled once more, but taken from the one file. */
export function throughDoors(name) {
  return {
    name: 'through-doors',
    setup(builder) {
      const fileOf = ({ resolveDir, path }) => join(resolveDir, path).slice(root.length).replaceAll('\\', '/');
      builder.onResolve({ filter: /^\.\.?\// }, (asked) =>
        doors[fileOf(asked)] === undefined ? undefined : { path: fileOf(asked), namespace: 'door' },
      );
      builder.onResolve({ filter: /^the-program$/ }, () => ({ path: name, namespace: 'the-program' }));
      builder.onLoad({ filter: /.*/, namespace: 'door' }, ({ path }) => ({
        contents: `import { program } from 'the-program'; export const { ${doors[path].join(', ')} } = program[${JSON.stringify(path)}];`,
      }));
      builder.onLoad({ filter: /.*/, namespace: 'the-program' }, () => ({
        resolveDir: join(root, 'test/package'),
        contents: [
          "import { fileURLToPath } from 'node:url';",
          "import { runCompiled } from './compiled.cjs';",
          `export const program = runCompiled(fileURLToPath(new URL('./${name}', import.meta.url)));`,
        ].join('\n'),
      }));
    },
  };
}

/** Leaves what V8 compiled during a build of the sample beside the program; without it every start compiles anew. */
export function compileProgram(outdir, name) {
  const sample = join(root, 'samples/heshan-2015');
  if (!existsSync(sample)) return;
  const aside = mkdtempSync(join(tmpdir(), 'fuer-compiled-'));
  try {
    const round = join(aside, 'samples/heshan-2015');
    cpSync(sample, round, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path) });
    cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
    spawnSync(process.execPath, [join(outdir, 'cli.js'), 'build', round], {
      env: {
        ...process.env,
        FUER_PERSON: aside,
        FUER_WRITE_COMPILED: join(outdir, name.replace(/\.cjs$/, '.cache')),
      },
      stdio: 'ignore',
    });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
