/**
 * A note's lines as passages under headings: which lines are headings (marked as such, or by their words alone), what
 * scope each opens, and which lines stand under it.
 */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { NoteDocument, NoteLine } from './document.ts';
import type { HeadingContext, HeadingMeaning } from './headings.ts';
import {
  headingCore,
  headingMeaning,
  isBareMeasures,
  isMadeOfHeadingWords,
  isSetHeading,
  nearestHeading,
  runInSplit,
  spokenMeaning,
} from './headings.ts';
import type { Marker } from './markers.ts';
import { markerOf } from './markers.ts';
import { planNamed, plansInText } from './plan.ts';
import type { NameIndex } from './indicators.ts';
import { headNamed } from './heads/loose-names.ts';
import { isSpokenChapter, spokenDivider } from './spoken-headings.ts';
import { joinTags, readTags } from './tags.ts';
import type { NoteSection } from './notes.ts';

export interface Outline {
  /** The line that names the whole note, where it has one. */
  readonly title: NoteLine | null;
  readonly passages: readonly Passage[];
  /** Headings whose words mean nothing we know, and those that name two sections. */
  readonly oddHeadings: readonly OddHeading[];
}

export interface OddHeading {
  readonly line: NoteLine;
  readonly section: NoteSection;
  readonly alsoNames: readonly NoteSection[];
  /** Its words were kept as the first words of what stands below it. */
  readonly kept: boolean;
}

/** The lines under one heading, with all that the headings above say of them. */
export interface Passage {
  /** null where no heading names one. */
  readonly plans: readonly PlanId[] | null;
  readonly section: NoteSection;
  /** A person put it under this section; else it is the default. */
  readonly explicit: boolean;
  readonly indicators: readonly string[];
  /** A free heading, whose words open the text below it. */
  readonly opener: NoteLine | null;
  readonly lines: readonly NoteLine[];
}

interface Scope {
  /** label: a heading beside the sections that we do not know; free: a person's own heading below a section. */
  readonly kind: 'plan' | 'section' | 'label' | 'indicator' | 'free';
  readonly level: number;
  readonly meaning: HeadingMeaning | null;
  readonly isNumbered: boolean;
  /** A heading of the same level follows at once, so this one holds over those that follow. */
  readonly flat: boolean;
}

type Part =
  | {
      readonly type: 'heading';
      readonly line: NoteLine;
      readonly level: number;
      readonly meaning: HeadingMeaning | null;
      /** Its words, where text follows on the same line. */
      readonly runIn?: string;
      /** Tells matters apart under the section above it, and is no words of its own. */
      readonly sorts?: true;
    }
  | { readonly type: 'text'; readonly line: NoteLine }
  /** A heading that holds for its own numbered line only ends here. */
  | { readonly type: 'end'; readonly level: number };

export function outlineOf(document: NoteDocument, context: HeadingContext): Outline {
  const lines = withoutOffice(withoutSignature(document.lines));
  const title = titleOf(lines, context);
  const body = withoutAddressee(title === null ? lines : lines.slice(1));
  const parts = withEnds(partsOf(body, context));
  return { title, ...passagesOf(parts, title === null ? null : plansOfTitle(title), context.names) };
}

/** 关于实施《鹤山市妇女发展规划》情况的报告, 2015年工作总结: a first line that is no sentence and no heading we know. */
function titleOf(lines: readonly NoteLine[], context: HeadingContext): NoteLine | null {
  const [first, second] = lines;
  if (first === undefined || second === undefined || first.depth > 0 || second.continues) return null;
  if (first.heading !== null && first.heading > 1) return null;
  if (first.text.length > 60 || /[。！？；!?;：:，,]/.test(first.text) || markerOf(first.text) !== null) return null;
  const words =
    /规划|報告|报告|总结|總結|小结|自查|自评|综述|回顾|材料|情况|情況|说明|說明|汇报|匯報|计划|計劃|要点|要點|打算/.test(
      first.text,
    );
  if (!words) return null;
  const meaning = headingMeaning(first.text, context);
  return meaning === null || (meaning.plans === null && /\d{4}/.test(first.text) && lines.some(isNumbered))
    ? first
    : null;
}

function isNumbered(line: NoteLine): boolean {
  return markerOf(line.text) !== null;
}

function plansOfTitle(title: NoteLine): readonly PlanId[] | null {
  const plans = plansInText(title.text);
  return plans.length === 1 ? plans : null;
}

/** The office's own name alone above its letter. */
function withoutOffice(lines: readonly NoteLine[]): readonly NoteLine[] {
  const [first, ...others] = lines;
  const isOffice =
    first !== undefined &&
    others.length > 0 &&
    first.heading === null &&
    /^[\p{Script=Han}（）()]{2,20}(?:局|委|委员会|办公室|组织部|宣传部|联合会|妇联|工会|法院|检察院)$/u.test(
      first.text.trim(),
    );
  return isOffice ? others : lines;
}

/** The office's name and the date at the end of a letter are not part of what it says. */
function withoutSignature(lines: readonly NoteLine[]): readonly NoteLine[] {
  let end = lines.length;
  const isDate = (text: string): boolean => /^(?:20\d\d|二[〇○零]\S{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日$/.test(text);
  if (end > 1 && isDate(lines[end - 1]?.text ?? '')) {
    end -= 1;
    const above = lines[end - 1]?.text ?? '';
    if (end > 1 && above.length <= 20 && /[局部会會办辦委院团團联聯]$/.test(above) && markerOf(above) === null)
      end -= 1;
  }
  return end === lines.length ? lines : lines.slice(0, end);
}

/** 县妇儿工委： at the head of a letter: whom it is written to is no part of what it says. */
function withoutAddressee(lines: readonly NoteLine[]): readonly NoteLine[] {
  const [first, ...others] = lines;
  const isAddressee =
    first !== undefined &&
    others.length > 0 &&
    !isSpokenChapter(headingCore(first.text)) &&
    /^[^，。；：:]{2,24}(?:工委|委员会|办公室|政府|[局委办厅])[：:]$/u.test(first.text.trim());
  return isAddressee ? others : lines;
}

function partsOf(lines: readonly NoteLine[], context: HeadingContext): readonly Part[] {
  const plain = new Map(lines.map((line) => [line, plainHeading(line, context)] as const));
  const numbered = new Set(
    [...plain].flatMap(([line, part]) => (part === null ? [] : [markerOf(line.text)?.rank ?? null])),
  );
  return lines.flatMap((line, place): readonly Part[] => {
    // A whole paragraph marked as a heading is text that was meant to look like one.
    if (line.heading !== null && line.text.length <= 60) {
      return [{ type: 'heading', line, level: line.heading, meaning: taggedMeaning(line.text, context) }];
    }
    const heading = plain.get(line) ?? null;
    if (heading !== null) return heading;
    const marker = markerOf(line.text);
    if (marker !== null && numbered.has(marker.rank) && readsLikeHeading(line, marker)) {
      const meaning = spokenMeaning(line.text, context);
      return [{ type: 'heading', line, level: plainLevel(marker, meaning), meaning }];
    }
    if (line.heading === null && sortsWhatFollows(line, lines[place + 1])) {
      return [{ type: 'heading', line, level: innermost, meaning: null, sorts: true }];
    }
    return [{ type: 'text', line }];
  });
}

const tellsOfWork =
  /^(?:开展|举办|组织|推[进动行广]|实[施行现]|加[强大快]|建[立成设]|完[善成]|落实|出台|印发|制定|新[建增设]|成立|培训|宣传|发放|启动|改[造建善]|扩[建大]|提[高升供]|强化|健全|深化|优化|创[建新]|打造|救助|帮扶|为|对|把|将|与|会同|联合|召开|全[年市县区])|[了已]/u;

/** 学前教育, on a line of its own, with nothing but letters, above a paragraph: it says what that is about, and nothing else. */
function sortsWhatFollows(line: NoteLine, next: NoteLine | undefined): boolean {
  const isBare = /^\p{Script=Han}[\p{Script=Han}、（）()与和]{1,11}$/u.test(line.text) && !tellsOfWork.test(line.text);
  if (!isBare || line.depth > 0 || line.listMarker !== null || line.continues || next === undefined) return false;
  return next.depth === 0 && next.listMarker === null && next.heading === null && /^.{16,}[。！；;]/su.test(next.text);
}

/** 3、存在不足：… among items 1、 2、 4、 is about itself: the next number of its kind is an item of the heading above again. */
function withEnds(parts: readonly Part[]): readonly Part[] {
  const numbers = new Set<number>();
  let own: { readonly rank: number; readonly level: number; readonly line: NoteLine } | null = null;
  return parts.flatMap((part, index): readonly Part[] => {
    if (part.type === 'end') return [part];
    const rank = markerOf(part.line.text)?.rank ?? null;
    if (part.type === 'heading') {
      const next = parts[index + 1];
      const runsIn = next?.type === 'text' && next.line.origin === part.line.origin;
      own = runsIn && rank !== null && numbers.has(rank) ? { rank, level: part.level, line: next.line } : null;
      if (own === null) numbers.clear();
      return [part];
    }
    if (own !== null && own.line !== part.line && rank !== null && rank <= own.rank) {
      const end: Part = { type: 'end', level: own.level };
      own = null;
      numbers.add(rank);
      return [end, part];
    }
    if (rank !== null && own?.line !== part.line) numbers.add(rank);
    return [part];
  });
}

/** A heading's meaning with the tags it carries: 主要做法［妇女］. */
function taggedMeaning(text: string, context: HeadingContext): HeadingMeaning | null {
  const tagged = readTags(text, context.names);
  const meaning = tagged.text === '' ? null : spokenMeaning(tagged.text, context);
  if (tagged.plans.length === 0 && tagged.indicators.length === 0) return meaning;
  const tags = joinTags([tagged]);
  return {
    plans: tags.plans.length > 0 ? tags.plans : (meaning?.plans ?? null),
    section: meaning?.section ?? null,
    indicators: [...new Set([...tags.indicators, ...(meaning?.indicators ?? [])])],
    alsoNames: meaning?.alsoNames ?? [],
  };
}

/** A line that the file does not mark, and that is a heading by its words; the text behind a run-in heading follows it. */
function plainHeading(line: NoteLine, context: HeadingContext): readonly Part[] | null {
  if (line.depth > 0 || line.listMarker !== null) return null;
  const marker = markerOf(line.text);
  const divider = dividerAt(line);
  if (divider !== null) return divider;
  const split = line.text.length > 4000 ? runInSplit(line.text.slice(0, 4000)) : runInSplit(line.text);
  if (split !== null) {
    const meaning = spokenMeaning(split.heading, context);
    const rest = { ...line, text: line.text.slice(split.start), continues: false };
    if (meaning !== null)
      return [
        { type: 'heading', line, level: plainLevel(marker, meaning), meaning, runIn: split.heading },
        { type: 'text', line: rest },
      ];
  }
  if (headingCore(line.text).length > 40 || /[，,；;！？]/.test(line.text)) return null;
  const endsOpen = /[：:]$|[】〗］\]]$/.test(line.text);
  const meaning = endsOpen ? spokenMeaning(line.text, context) : headingMeaning(line.text, context);
  if (meaning === null) return null;
  const namesOnly = meaning.section === null && meaning.plans === null;
  if (namesOnly && marker === null && !endsOpen && !line.bold) return null;
  const isItem = marker !== null && marker.rank > 1 && !isSetHeading(line.text) && !isMadeOfHeadingWords(line.text);
  if (meaning.section !== null && isItem) return null;
  return [{ type: 'heading', line, level: plainLevel(marker, meaning), meaning }];
}

/** 妇女方面：全年…, 再说娃娃这一块。婴儿死亡率…: the talk goes on about one plan until the next heading of any kind. */
function dividerAt(line: NoteLine): readonly Part[] | null {
  const found = spokenDivider(line.text);
  if (found === null) return null;
  const plans = planNamed(found.plan);
  return [
    { type: 'heading', line, level: innermost, meaning: { plans, section: null, indicators: [], alsoNames: [] } },
    { type: 'text', line: { ...line, text: line.text.slice(found.words.length), continues: false } },
  ];
}

const innermost = 9;

/** Typed headings by custom: the plan above 一、, 一、 above （一）, a bare section where 一、 stands. */
function plainLevel(marker: Marker | null, meaning: HeadingMeaning | null): number {
  if (marker !== null && marker.rank < 5) return marker.rank + 2;
  if (meaning === null) return 3;
  if (meaning.section !== null) return 2;
  return meaning.plans === null || meaning.indicators.length > 0 ? 3 : 1;
}

/** 二、亮点工作 beside 一、主要做法: numbered like a heading, short, no sentence. */
function readsLikeHeading(line: NoteLine, marker: Marker): boolean {
  const core = line.text.slice(marker.written.length);
  return line.depth === 0 && core.length <= 16 && !/[。；;，,！？!?]/.test(core) && marker.rank <= 1;
}

function passagesOf(
  parts: readonly Part[],
  titlePlans: readonly PlanId[] | null,
  names: NameIndex,
): { readonly passages: readonly Passage[]; readonly oddHeadings: readonly OddHeading[] } {
  const passages: Passage[] = [];
  const oddHeadings: OddHeading[] = [];
  let scopes: readonly Scope[] = [];
  let opener: NoteLine | null = null;
  let lines: NoteLine[] = [];
  const close = (): void => {
    if (lines.length > 0 || opener !== null) passages.push({ ...standing(scopes, titlePlans), opener, lines });
    lines = [];
    opener = null;
  };
  for (const [index, given] of parts.entries()) {
    if (given.type === 'text') {
      lines.push(given.line);
      continue;
    }
    close();
    if (given.type === 'end') {
      scopes = scopes.filter((open) => open.level < given.level);
      continue;
    }
    const part = { ...given, meaning: meaningThere(given, standing(scopes, titlePlans), names) };
    const next = parts[index + 1];
    const scope = scopeOf(part, scopes, next);
    scopes = [...scopes.filter((open) => stays(open, scope)), scope];
    const { section } = standing(scopes, titlePlans);
    if (scope.kind === 'free' && part.sorts !== true && !pointsBack(part.line.text)) opener = part.line;
    const alsoNames = part.meaning?.alsoNames ?? [];
    if (part.meaning === null || alsoNames.length > 0) {
      oddHeadings.push({ line: part.line, section, alsoNames, kept: opener !== null });
    }
  }
  close();
  return { passages, oddHeadings };
}

/** A heading's meaning where it stands. */
function meaningThere(
  { line, meaning, runIn }: Part & { readonly type: 'heading' },
  standsIn: Omit<Passage, 'opener' | 'lines'>,
  names: NameIndex,
): HeadingMeaning | null {
  if (meaning === null) return looseMeaning(line, standsIn, names);
  const answersProblems =
    standsIn.explicit && ['存在问题', '原因分析', '变化说明', '对策建议'].includes(standsIn.section);
  return answersProblems && meaning.section === '政策措施' && isBareMeasures(runIn ?? line.text)
    ? { ...meaning, section: '对策建议' }
    : meaning;
}

/** 低体重儿 under 原因分析: an indicator of the unit's by a name loosely written. */
function looseMeaning(
  line: NoteLine,
  { section, plans, explicit }: Omit<Passage, 'opener' | 'lines'>,
  names: NameIndex,
): HeadingMeaning | null {
  if (!explicit || !['存在问题', '原因分析', '变化说明', '对策建议', '下年计划'].includes(section)) return null;
  const indicators = headNamed(headingCore(line.text), names, plans);
  return indicators.length === 0 ? null : { plans: null, section: null, indicators, alsoNames: [] };
}

/** 该指标, 同上, 上述两项: where such a heading is printed it would name nothing. */
function pointsBack(text: string): boolean {
  return /^(?:该|本|上述|同上|以上)[^，。]{0,4}$/u.test(headingCore(text));
}

function scopeOf(part: Part & { readonly type: 'heading' }, scopes: readonly Scope[], next: Part | undefined): Scope {
  const { meaning, level } = part;
  const numbered = isNumbered(part.line);
  const flat = next?.type === 'heading' && next.level <= level;
  if (part.sorts === true && meaning === null) return { kind: 'free', level, meaning, isNumbered: false, flat: false };
  if (meaning === null) {
    const below = scopes.some((open) => (open.kind === 'section' || open.kind === 'label') && open.level < level);
    // 主要作法 is a section's heading mistyped, however deep it stands.
    const kind = below && nearestHeading(part.line.text) === null ? 'free' : 'label';
    return { kind, level, meaning, isNumbered: numbered, flat: false };
  }
  if (meaning.section !== null) return { kind: 'section', level, meaning, isNumbered: numbered, flat };
  if (meaning.indicators.length > 0) return { kind: 'indicator', level, meaning, isNumbered: numbered, flat: false };
  return { kind: 'plan', level, meaning, isNumbered: numbered, flat };
}

const weight = { plan: 0, section: 1, label: 1, indicator: 2, free: 2 } as const satisfies Record<
  Scope['kind'],
  number
>;

/** Whether an open scope still holds when the next heading opens its own. */
function stays(open: Scope, next: Scope): boolean {
  if (open.level < next.level) return true;
  const above = weight[open.kind] < weight[next.kind];
  // （一）妇女发展规划 above 主要做法：, which has no number to set it apart.
  if (open.kind === 'plan') return above && open.flat && (open.level <= next.level || !next.isNumbered);
  return above && open.level === next.level && next.kind === 'indicator';
}

function standing(scopes: readonly Scope[], titlePlans: readonly PlanId[] | null): Omit<Passage, 'opener' | 'lines'> {
  const above = scopes.findLast((scope) => scope.kind === 'section' || scope.kind === 'label');
  const section = above?.kind === 'section' ? (above.meaning?.section ?? null) : null;
  const plans = scopes.findLast((scope) => (scope.meaning?.plans ?? null) !== null)?.meaning?.plans ?? titlePlans;
  return {
    plans: plans === null ? null : planIds.filter((plan) => plans.includes(plan)),
    section: section ?? '主要做法',
    explicit: section !== null,
    indicators: scopes.flatMap((scope) => scope.meaning?.indicators ?? []),
  };
}
