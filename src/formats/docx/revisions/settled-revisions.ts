/** Our own revisions taken as Word would take them, and the words that are left: by this what was written is read back. */
import { mapStory } from '../story/story-map.ts';
import { escapeXml } from '../text.ts';

/** The body with all revisions of `author` accepted or rejected. They hold runs alone, and never one another. */
export function settled(xml: string, how: 'accepted' | 'rejected', author: string): string {
  const by = `[^>]*w:author="${escapeXml(author).replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}"[^>]*`;
  const [stays, goes] = how === 'accepted' ? ['ins', 'del'] : ['del', 'ins'];
  return wholes(xml, 'w:tr', new RegExp(`<w:${goes}\\s${by}/></w:trPr>`, 'u'))
    .replaceAll(paragraphs, (paragraph) => (hasMark(paragraph, `<w:${goes}\\s${by}/>`) ? '' : paragraph))
    .replaceAll(new RegExp(`<w:${stays}\\s${by}/>`, 'gu'), '')
    .replaceAll(new RegExp(`<w:${goes}\\s${by}(?<!/)>.*?</w:${goes}>`, 'gsu'), '')
    .replaceAll(new RegExp(`<w:${stays}\\s${by}(?<!/)>(.*?)</w:${stays}>`, 'gsu'), (_, inner: string) =>
      inner.replaceAll('w:delText', 'w:t'),
    );
}

/** Every paragraph and cell on a line: tables and paragraphs as they follow each other. */
export function wordsOf(xml: string): string {
  return mapStory(xml, () => true)
    .items.map((item) =>
      item.kind === 'paragraph'
        ? item.text
        : item.rows
            .map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('/')).join('|'))
            .join('\n'),
    )
    .join('\n\n');
}

const paragraphs = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>]).)*?<\/w:p>/gsu;

/** The mark of the paragraph's own end, which stands in its properties. */
function hasMark(paragraph: string, mark: string): boolean {
  const properties = /<w:pPr>.*?<\/w:pPr>/su.exec(paragraph)?.[0] ?? '';
  return new RegExp(`<w:rPr>${mark}`, 'u').test(properties);
}

/** Without the elements of that name, none within another, in which the pattern is found. */
function wholes(xml: string, name: string, pattern: RegExp): string {
  return xml.replaceAll(new RegExp(`<${name}(?:\\s[^>]*)?>(?:(?!<${name}[\\s>]).)*?</${name}>`, 'gsu'), (whole) =>
    pattern.test(whole) ? '' : whole,
  );
}
