/** Where an office's own Word template wants a report's words: {{标题}}, {{正文}} and their like. */
import { nearestName } from '../../../indicators/nearest.ts';
import { paragraphsIn, type MappedParagraph, type StoryMap } from '../story/mapped.ts';

/** Whole blocks go there: a paragraph of its own in the body. */
export const blockPlaces = ['正文', '落款', '附件'] as const;
/** A few words go there, inside whatever stands around them, in headers and tables too. */
export const wordPlaces = ['标题', '主送机关', '单位', '年份', '日期', '页眉'] as const;
export type BlockPlace = (typeof blockPlaces)[number];
export type WordPlace = (typeof wordPlaces)[number];

const required: readonly string[] = ['标题', '正文'];

export interface WordPlaceFound {
  readonly place: WordPlace;
  readonly paragraph: MappedParagraph;
  /** In the paragraph's plain text. */
  readonly start: number;
  readonly end: number;
}

export interface TemplatePlaces {
  readonly blocks: ReadonlyMap<BlockPlace, MappedParagraph>;
  readonly words: readonly WordPlaceFound[];
}

/** Places of one story (the body, a header, a footer). */
export function placesIn(story: StoryMap): TemplatePlaces {
  const blocks = new Map<BlockPlace, MappedParagraph>();
  for (const item of story.items) {
    const place = item.kind === 'paragraph' ? blockPlaceOf(item) : undefined;
    if (item.kind === 'paragraph' && place !== undefined && !blocks.has(place)) blocks.set(place, item);
  }
  const words = paragraphsIn(story.items).flatMap((paragraph) =>
    marksIn(paragraph).flatMap(({ name, start, end }) => {
      const place = wordPlaces.find((one) => one === name);
      return place === undefined ? [] : [{ place, paragraph, start, end }];
    }),
  );
  return { blocks, words };
}

/** What is wrong with the template's placeholders, a sentence each; none where all is well. `others` are headers and footers. */
export function mistakesIn(body: StoryMap, others: readonly StoryMap[]): readonly string[] {
  const all = [body, ...others].flatMap((story) => paragraphsIn(story.items).flatMap(marksIn));
  const known: readonly string[] = [...blockPlaces, ...wordPlaces];
  const unknown = [...new Set(all.map(({ name }) => name))].filter((name) => !known.includes(name));
  const { blocks } = placesIn(body);
  const misplaced = blockPlaces.filter((place) => {
    const count = all.filter(({ name }) => name === place).length;
    return count > 1 || (count === 1 && !blocks.has(place));
  });
  const missing = required.filter((place) => !all.some(({ name }) => name === place));
  const unseen = [body, ...others].some(
    (story) => countOf(plainOf(story.xml)) > paragraphsIn(story.items).flatMap(marksIn).length,
  );
  return [
    ...unknown.map((name) => {
      const near = nearestName(name, known);
      return `不认识占位符“{{${name}}}”。${near === null ? `可写：${known.map(shown).join('、')}。` : `是否应为“{{${near}}}”？`}`;
    }),
    ...misplaced.map((place) => `“{{${place}}}”要在正文里单独占一段，只写一次，不放在表格、文本框、页眉里。`),
    ...missing.map((place) => `缺少“{{${place}}}”，不知道${place === '正文' ? '报告写在哪里' : '标题写在哪里'}。`),
    ...(unseen && unknown.length === 0 && misplaced.length === 0
      ? ['文本框里有占位符，填不进去；请移到普通段落或表格里。']
      : []),
  ];
}

function blockPlaceOf(paragraph: MappedParagraph): BlockPlace | undefined {
  const whole = /^\s*\{\{\s*([^{}]*?)\s*\}\}\s*$/.exec(paragraph.text)?.[1];
  return blockPlaces.find((place) => place === whole);
}

interface Mark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function marksIn(paragraph: MappedParagraph): readonly Mark[] {
  return [...paragraph.text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Text boxes stand twice in a file, for old programs and new ones: the second time does not count. */
function plainOf(xml: string): string {
  return xml.replaceAll(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, '').replaceAll(/<[^>]*>/g, '');
}

function countOf(text: string): number {
  return text.match(/\{\{[^{}]*\}\}/g)?.length ?? 0;
}

function shown(name: string): string {
  return `{{${name}}}`;
}
