/** The one file of a page form: whatever the round's own words are, they stay words in it, and only its own program may run. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { pageText } from '../../../src/pipeline/page-form/page-text.ts';
import { sliceFrom } from '../../../src/pipeline/page-form/slice-text.ts';
import type { FormSlice } from '../../../src/pipeline/page-form/slice.ts';
import { begunSample } from './filled-in.ts';

const heshan = fileURLToPath(new URL('../../../samples/heshan-2015', import.meta.url));
const bundle = { script: 'console.log("a");', style: 'p{color:red}' };

/** As a browser takes it apart: each element's name in order, and what stands in the scripts. */
function takenApart(html: string): {
  readonly elements: readonly string[];
  readonly scripts: readonly string[];
  readonly title: string;
} {
  const elements: string[] = [];
  const scripts: string[] = [];
  let [title, inside] = ['', ''];
  const parser = new Parser({
    onopentag: (name) => {
      elements.push(name);
      inside = name;
      if (name === 'script') scripts.push('');
    },
    ontext: (text) => {
      if (inside === 'script') scripts.push((scripts.pop() ?? '') + text);
      if (inside === 'title') title += text;
    },
    onclosetag: () => {
      inside = '';
    },
  });
  parser.end(html);
  return { elements, scripts, title };
}

const [plain] = begunSample(heshan).slices;
if (plain === undefined) throw new Error('no form');
const usual = takenApart(pageText(plain, bundle));

const hostile = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"><img src=x onerror=alert(1)>',
  '</title><svg onload=alert(1)>',
  '\u2028\u2029`${alert(1)}`',
  '&lt;script&gt;&#60;b&#62;',
  "';alert(1)//",
  ']]><?x ?>',
];

describe('A page form', () => {
  it.each(hostile)('takes words as words wherever they stand: %s', (words) => {
    const named: FormSlice = {
      ...plain,
      mark: { ...plain.mark, name: words, edition: words },
      configuration: {
        ...plain.configuration,
        round: { ...plain.configuration.round, header: words },
        indicators: plain.configuration.indicators.map((one) => ({ ...one, name: words, meaning: words })),
      },
    };
    const page = takenApart(pageText(named, bundle));
    expect(page.elements).toEqual(usual.elements);
    expect(page.scripts[1]).toBe(bundle.script);
    expect(page.title).toContain(words);
    expect(sliceFrom(page.scripts[0] ?? '')).toEqual(named);
  });

  it('lets its own program run and nothing else, and fetches nothing', () => {
    const policy = /content="([^"]+)"/.exec(pageText(plain, bundle))?.[1] ?? '';
    const hash = createHash('sha256').update(bundle.script).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});
