/** The workbench's page: bundled by itself, for browsers of 2020 and later, into a folder beside the program. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from './bundling.mjs';

/** `target`: the folder that the page's files are written to. */
export async function bundlePage(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await build({
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome80'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: { main: 'src/page/main.tsx', page: 'src/page/page.css' },
    outdir: target,
  });
  cpSync(`${root}src/page/index.html`, `${target}/index.html`);
}
