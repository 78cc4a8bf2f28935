import type { SheetVisibility } from '../../../dataset/tables/grid.ts';
import { partKey } from '../../package/entry-name.ts';
import type { PackageParts } from '../../package/package.ts';
import { damaged, hostile, tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import { readRelationships } from '../../package/relationships.ts';
import type { XmlAttributes } from '../../package/xml.ts';
import { isAt, readPart } from '../../package/xml.ts';
import type { DateSystem } from './dates.ts';

/** What the workbook's own part says: its sheets, and where the rest lies. */
export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly dateSystem: DateSystem;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Undefined for a chart sheet and the like, which has no cells. */
  readonly part: string | undefined;
}

const manySheets = 1_000;

/** Throws a Refusal. */
export function readWorkbookPart(parts: PackageParts, part: string): WorkbookPart {
  const { words } = parts.rules;
  const listed: ListedSheet[] = [];
  let dateSystem: DateSystem = '1900';
  readPart(parts, part, {
    open: (path, attributes) => {
      if (path.length === 1 && path[0] !== 's:workbook') throw damaged(words, '工作簿目录不是工作簿目录');
      if (isAt(path, ['s:workbook', 's:workbookPr'])) dateSystem = isTrue(attributes.get('date1904')) ? '1904' : '1900';
      if (isAt(path, ['s:workbook', 's:sheets', 's:sheet'])) listed.push(listedSheet(attributes));
      if (listed.length > manySheets) throw tooLarge(words, `工作表超过 ${manySheets} 张`);
    },
  });
  const relationships = readRelationships(parts, part);
  const sheets = listed.map(({ name, visibility, id }) => {
    const target = relationships.find((relationship) => relationship.id === id);
    if (name === '' || target === undefined) throw damaged(words, `工作表“${name}”的内容不在文件里`);
    return { name, visibility, part: target.type === 'worksheet' ? target.target : undefined };
  });
  if (sheets.length === 0) throw damaged(words, '里面没有工作表');
  refuseTwins(sheets, words);
  const partOfType = (type: string): string | undefined =>
    relationships.find((relationship) => relationship.type === type)?.target;
  return { sheets, dateSystem, sharedStrings: partOfType('sharedStrings'), styles: partOfType('styles') };
}

/** One name or one content for two sheets would make an origin ambiguous. */
function refuseTwins(sheets: readonly SheetEntry[], words: KindWords): void {
  const names = sheets.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw damaged(words, '有两张工作表同名');
  const contents = sheets.flatMap(({ part }) => (part === undefined ? [] : [partKey(part)]));
  if (new Set(contents).size < contents.length) throw hostile(words, '两张工作表指向同一处内容');
}

interface ListedSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly id: string | undefined;
}

function listedSheet(attributes: XmlAttributes): ListedSheet {
  const state = attributes.get('state');
  const visibility = state === 'hidden' || state === 'veryHidden' ? state : 'visible';
  return { name: attributes.get('name') ?? '', visibility, id: attributes.get('r:id') };
}

export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true' || attribute === 'on';
}
