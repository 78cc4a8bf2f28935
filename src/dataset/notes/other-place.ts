/**
 * Words by which an office below the city speaks of itself: 我村, 全镇, 围绕村委的中心工作. Under a unit's name they are
 * somebody else's, and are not told in the unit's voice.
 */
import type { Round } from '../../indicators/round.ts';

const place = '(?:村|社区|社區|镇|鎮|乡|鄉|街道)';
const office = '(?:村委|村两委|村兩委|居委会?|居委會?|村委会|村委會)';

/** One of these is enough. */
const itself = new RegExp(
  `(?:我|本)${place}(?!振)|${'(?:围绕|圍繞|在)'}${office}(?:的中心|的领导|的領導|领导下|領導下)`,
  'gu',
);

/** The whole of it: a city office may say one of these of a part of its area, not several. */
const whole = new RegExp(`全${place}(?!振)`, 'gu');

/** Decrees that another province put into force: a unit of this one does not carry them out. */
const decrees = /《([\p{Script=Han}]{2,3}(?:省|自治区|自治區))(?:实施|實施)/gu;

/** A place below the city, called by its name where a clause begins or behind 在, 由, 以: 溪口镇. 农村, 各镇, 山区乡 name none. */
const named = new RegExp(
  String.raw`(?<=^|[\s，。、；：“（市县在由以如])(?![全我本各每农城乡山几两多])[\p{Script=Han}]{1,3}(?<![全我本各每农城乡山区个政困心点远入到进绕的和])${place}`,
  'u',
);

/**
 * Each once, as written; none in the words of a city office. Where a paragraph names the place that it tells of, 全村 is
 * that place's whole.
 */
export function otherPlaceWords(paragraphs: readonly string[], { area, areas }: Round): readonly string[] {
  const text = paragraphs.join('\n');
  const self = area.self.replace(/^(?:我|本)/u, '');
  const own = (words: string): boolean => self !== '' && words.endsWith(self);
  const strong = matches(text, itself).filter((words) => !own(words));
  const wide = matches(paragraphs.filter((one) => !named.test(one)).join('\n'), whole).filter((words) => !own(words));
  const known = areas.flatMap(({ name, aliases }) => [name, ...aliases]);
  const foreign = [...text.matchAll(decrees)].flatMap(([, province = '']) =>
    known.some((name) => name.startsWith(province)) ? [] : [province],
  );
  // Of the whole alone, one word may be a slip; with anything else it is no slip.
  const found = strong.length > 0 || wide.length > 1 || (wide.length > 0 && foreign.length > 0);
  return found ? [...new Set([...strong, ...wide, ...foreign])] : [];
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([words]) => words);
}
