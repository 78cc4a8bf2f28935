/**
 * The program of the page forms: the pure part, the writers and the page in one script for browsers of 2020 and later.
 * What node gives elsewhere is given by src/form/edge.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from './bundling.mjs';

const edge = {
  name: 'edge',
  setup(builder) {
    const instead = (name) => ({ path: `${root}src/form/edge/${name}.ts` });
    builder.onResolve({ filter: /^node:(zlib|crypto)$/ }, ({ path }) => instead(path.slice('node:'.length)));
    // The writer of workbooks with looks is for the program's own side; a form hands back values.
    builder.onResolve({ filter: /^exceljs$/ }, ({ path }) => ({ path, namespace: 'left-behind' }));
    builder.onLoad({ filter: /.*/, namespace: 'left-behind' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** `target`: the folder that form.js and form.css are written to. */
export async function bundleForm(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    target: ['chrome80'],
    charset: 'utf8',
  };
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: ['src/form/main.tsx'],
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Before everything else: what older browsers lack, and schemas that are walked instead of compiled.
    inject: ['older-browsers', 'no-code-from-texts', 'node-globals'].map((name) => `src/form/edge/${name}.ts`),
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '""' },
    plugins: [edge],
    write: false,
    metafile: true,
    outfile: 'form.js',
  });
  const [script] = outputFiles;
  // Inside a page a comment's beginning would change how the script's end is found.
  writeFileSync(`${target}/form.js`, script.text.replaceAll('<!--', String.raw`\x3C!--`));
  const style = await build({
    ...shared,
    stdin: {
      contents: ['src/page/page.css', 'src/form/form.css']
        .map((file) => readFileSync(`${root}${file}`, 'utf8'))
        .join('\n'),
      loader: 'css',
    },
    write: false,
  });
  writeFileSync(`${target}/form.css`, style.outputFiles[0].text);
  return metafile;
}
