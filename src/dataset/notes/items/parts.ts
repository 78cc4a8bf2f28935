/** What an item goes on to that belongs under another heading: problems behind work, plans behind either. */
import type { NoteSection } from '../notes.ts';
import type { Passage } from '../outline.ts';
import type { RawItem } from './items.ts';

/** Each part of an item under the heading that it belongs to; `year` is the round's. */
export function withPartsApart(
  raw: RawItem,
  passage: Passage,
  year: number,
): readonly { readonly raw: RawItem; readonly under: Passage }[] {
  const at = raw.paragraphs.findIndex((paragraph, place) => place > 0 && opensOther(paragraph, passage, year));
  if (at === -1) return withProblemsApart(raw, passage).flatMap((part) => withPlansApart(part.raw, part.under, year));
  const rest = { ...raw, paragraphs: raw.paragraphs.slice(at), named: [], head: '' };
  return [
    ...withPartsApart({ ...raw, paragraphs: raw.paragraphs.slice(0, at) }, passage, year),
    ...wholeUnder(rest, passage, year),
  ];
}

/** A paragraph of its own that begins with 存在问题是…, 下一步…, 打算…, or with a date to come. */
function opensOther(paragraph: string, passage: Passage, year: number): boolean {
  if (!isTold(passage)) return false;
  const plans = paragraph.search(plansBegin) === 0 || paragraph.search(beginsNextYear(year)) === 0;
  return plans || (workSections.includes(passage.section) && paragraph.search(problemsBegin) === 0);
}

function wholeUnder(
  raw: RawItem,
  passage: Passage,
  year: number,
): readonly { readonly raw: RawItem; readonly under: Passage }[] {
  const isProblem = (raw.paragraphs[0] ?? '').search(problemsBegin) === 0;
  const under: Passage = { ...passage, section: isProblem ? '存在问题' : '下年计划', explicit: true };
  return withPartsApart(raw, under, year);
}

function isTold({ section }: Passage): boolean {
  return section === '存在问题' || workSections.includes(section);
}

/** 2024年，一是…, 2024年5月底前… in what tells of 2023. */
function beginsNextYear(year: number): RegExp {
  return new RegExp(`(?<=^|[。；;！])\\s*(?=${year + 1}年)`, 'u');
}

const workSections: readonly NoteSection[] = ['政策措施', '主要做法', '主要成效'];

/** 存在不足：…, 存在的主要问题是… at the head of a sentence: from there on the paragraph tells of problems. */
const problemsBegin =
  /(?<=^|[。；;！])\s*(?=(?:但)?(?:目前|当前)?(?:仍|还)?存在(?:的)?(?:主要|突出)?(?:不足|问题|困难|短板)(?:之处)?(?:[：:，,]|是|有)|(?:不足之处|主要问题|主要不足|问题主要|难处|难点|短板|毛病)(?:[：:]|是|在于))/u;

/** 下一步：…, 下步打算是… at the head of a sentence: from there on the paragraph tells what is planned. */
const plansBegin =
  /(?<=^|[。；;！])\s*(?=(?:下一?步|下一?阶段|今后|明年|来年|下一?年度?)(?:工作)?(?:(?:打算|计划|安排|措施|准备|我[局委会部])?(?:[：:，,]|是|将|拟|继续|重点|要)|(?:打算|准备|计划)(?=\p{Script=Han}))|(?:我[局委会部办]?)?(?:打算|准备|拟)(?=[于在从与跟和同会联把将对由]))/u;

/** A paragraph about problems that goes on to what will be done is two. */
function withPlansApart(
  raw: RawItem,
  passage: Passage,
  year: number,
): readonly { readonly raw: RawItem; readonly under: Passage }[] {
  const last = raw.paragraphs.at(-1) ?? '';
  const nextYear = beginsNextYear(year);
  const at = isTold(passage) ? earlierPlace(last.search(plansBegin), last.search(nextYear)) : -1;
  const asPlan: Passage = { ...passage, section: '下年计划', explicit: true };
  const isWhole = at === 0 && raw.paragraphs.length === 1;
  if (isWhole && (passage.section === '存在问题' || nextYear.test(last))) return [{ raw, under: asPlan }];
  if (at <= 0) return [{ raw, under: passage }];
  return [
    { raw: { ...raw, paragraphs: [...raw.paragraphs.slice(0, -1), last.slice(0, at)] }, under: passage },
    {
      raw: {
        ...raw,
        paragraphs: [
          last
            .slice(at)
            .trimStart()
            .replace(/^(?:下一?步|下一?阶段)(?:工作)?(?:打算|计划|安排|措施)?[：:]\s*/u, ''),
        ],
        named: [],
        head: '',
      },
      under: asPlan,
    },
  ];
}

/** -1 where there is neither. */
function earlierPlace(one: number, other: number): number {
  return one === -1 ? other : other === -1 ? one : Math.min(one, other);
}

/** A work item whose last paragraph ends with problems is two: the work, and under 存在问题 what did not go well. */
function withProblemsApart(
  raw: RawItem,
  passage: Passage,
): readonly { readonly raw: RawItem; readonly under: Passage }[] {
  const last = raw.paragraphs.at(-1) ?? '';
  const at = workSections.includes(passage.section) ? last.search(problemsBegin) : -1;
  if (at === -1) return [{ raw, under: passage }];
  if (at === 0 && raw.paragraphs.length === 1)
    return [{ raw, under: { ...passage, section: '存在问题', explicit: true } }];
  return [
    { raw: { ...raw, paragraphs: [...raw.paragraphs.slice(0, -1), last.slice(0, at)] }, under: passage },
    {
      raw: { ...raw, paragraphs: [last.slice(at).trimStart()], named: [], head: '' },
      under: { ...passage, section: '存在问题', explicit: true },
    },
  ];
}
