/**
 * A page form as one file: the unit's slice, the program, nothing from anywhere else. Its policy lets this one script run
 * and nothing be fetched; the slice is no script, and no text in it can end the element that it stands in.
 */
import { hashOf } from '../../history/manifest.ts';
import { sliceText } from './slice-text.ts';
import type { FormSlice } from './slice.ts';

/** The program of the form, bundled for browsers. */
export interface FormBundle {
  readonly script: string;
  readonly style: string;
}

export function pageText(slice: FormSlice, { script, style }: FormBundle): string {
  const policy = [
    "default-src 'none'",
    `script-src '${sourceHash(script)}'`,
    // Widths and drawings are set on elements by the script itself.
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { unit, name, year } = slice.mark;
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(`${unit} · ${name}${year}年度填报`)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="page"><p class="waiting">正在打开……几秒钟后还是这行字的，请换用较新的浏览器（360、Edge、Chrome 80 以上），或改填同名的报表和材料表。</p></div>',
    '<noscript>填报页需要浏览器允许运行脚本；不能运行的，请改填同名的报表和材料表。</noscript>',
    `<script type="application/json" id="slice">${sliceText(slice).replaceAll('<', String.raw`\u003c`)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** As a policy names a script by its content. */
function sourceHash(script: string): string {
  return `sha256-${Buffer.from(hashOf(script), 'hex').toString('base64')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
