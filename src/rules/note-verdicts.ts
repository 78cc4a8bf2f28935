/** Verdicts and directions in units' prose against the judgements: what the data contradict is a finding at the item. */
import type { Dataset } from '../dataset/dataset.ts';
import type { Mention } from '../dataset/notes/indicators.ts';
import { indexNames } from '../dataset/notes/indicators.ts';
import { mentionsAlsoLoose, ownNames } from '../dataset/notes/heads/loose-names.ts';
import { figureInWords, numberInWords } from '../dataset/audit/chinese-figures.ts';
import type { NoteItem, NoteSection, UnitNote } from '../dataset/notes/notes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { Decimal } from '../indicators/decimals.ts';
import { decimal, rounded } from '../indicators/decimals.ts';
import { sayOrigin } from '../provenance.ts';
import type { Assessment, Attainment } from './assessment.ts';
import { isMet } from './series/counts.ts';

/** What is still to be done gives no verdict on this year. */
const notOfThisYear: readonly NoteSection[] = ['对策建议', '下年计划', '定性目标', '请示事项'];

/** What a verdict is called, by the dictionary of words that judge. */
export type SayVerdict = (attainment: Attainment | 'reached') => string;

export function noteVerdicts(
  dataset: Dataset,
  assessments: readonly Assessment[],
  say: SayVerdict,
): readonly Diagnostic[] {
  const names = indexNames(dataset.indicators);
  return dataset.notes.flatMap((note) =>
    note.items
      .filter((item) => !item.future && !notOfThisYear.includes(item.section))
      .flatMap((item) => {
        const own = ownNames(note.unit, dataset.round, dataset.indicators);
        const mentions = mentionsAlsoLoose(item.text, { ...names, own });
        return mentions.flatMap((mention, place) => {
          const found = saidOf(item.text, mentions, place).flatMap((said) =>
            differing(said, mention, { item, note }, { dataset, assessments, say }),
          );
          return found.slice(0, 1);
        });
      }),
  );
}

/** The words behind a name up to the next stop or the next indicator that is not listed with it; null for none that judge. */
function saidOf(text: string, mentions: readonly Mention[], place: number): readonly Said[] {
  const listed = /^[、和与及以]+及?$/u;
  let last = place;
  for (let next = mentions[last + 1]; next !== undefined; next = mentions[last + 1]) {
    if (!listed.test(text.slice(mentions[last]?.end, next.start))) break;
    last += 1;
  }
  const from = mentions[last]?.end ?? 0;
  // 力争婚检率达到规划目标: hoped for before the name is said.
  const before = /[^。；;！？，,\n]*$/u.exec(text.slice(0, mentions[place]?.start))?.[0] ?? '';
  if (/力争|确保|争取|努力|推动|促进|促使|保证|保障/u.test(before)) return [];
  // 女生高中阶段毛入学率 is another figure than 高中阶段毛入学率.
  if (/(?:女生|女性|女童|男生|男性|男童|农村|城市|城镇|流动人口|残疾|贫困)的?$/u.test(before)) return [];
  const sentence = /^[^。；;！？\n]*/u.exec(text.slice(from))?.[0] ?? '';
  const next = mentions[last + 1]?.start;
  const behind = next === undefined ? sentence : sentence.slice(0, Math.max(0, next - from));
  const [clause = '', ...others] = behind.split(/[，,]/u);
  // 有所下降，比上年下降3个百分点，完成规划目标: clauses that go on with the same figure.
  const said = [clause, ...others.filter((other) => goesOn.test(other))].map(judgementIn);
  return [...said, togetherIn(sentence)].filter((one) => one !== null);
}

const goesOn =
  /^\s*(?:[比较与和同][上去]年|同比|已?连续|逐年|持续|稳中有|(?:已|提前|如期|按期|均|首次|保持|继续|仍)*(?:(?:完成|达到|实现)了?(?:规划|纲要)|达标|控制在|符合|处于))/u;

/** A为66.1%，B为45.9%，均比上年提高: said of all that the sentence has named before. */
function togetherIn(sentence: string): Said | null {
  const clause = sentence
    .split(/[，,]/u)
    .find((part) => /^\s*(?:[两三四五六七八九十\d]+项(?:指标)?)?(?:均|都|双双|全部)/u.test(part));
  return clause === undefined ? null : judgementIn(clause);
}

function judgementIn(clause: string): Said | null {
  // Other years, other places and what is hoped for are no verdict on this year.
  if (otherwiseMeant.test(clause.replace(reachesGoal, ''))) return null;
  for (const { kind, words } of judging) {
    const found = words.exec(clause);
    if (found === null) continue;
    const size = kind === 'up' || kind === 'down' ? sizeBehind(clause.slice(found.index + found[0].length)) : null;
    const run = /连续([两二三四五六七八九十\d]{1,2})年/u.exec(found[0])?.[1];
    const years =
      run === undefined ? null : /^\d+$/u.test(run) ? Number(run) : (figureInWords(run)?.toNumber() ?? null);
    return { kind, years, words: found[0] + (size?.words ?? ''), ...(size === null ? {} : { size }) };
  }
  return null;
}

/** 3个百分点左右 behind 比上年下降. */
function sizeBehind(words: string): Size | null {
  const found = sizePattern.exec(words);
  if (found === null) return null;
  const { about, value, words: inWords = '', after } = found.groups ?? {};
  const size = value === undefined ? figureInWords(inWords) : decimal(value);
  return size === null ? null : { words: found[0], value: size, loose: about !== undefined || after !== undefined };
}

const sizePattern = new RegExp(
  `^了?(?<about>约|近|大约|将近|超过)?(?:(?<value>\\d+(?:\\.\\d+)?)|(?<words>${numberInWords}))(?<rest>个(?:百分|千分|万分|十万分)点)(?<after>左右|多|以上)?`,
  'u',
);

interface Said {
  readonly kind: Kind;
  /** Of 连续三年: how many; null where no number is given. */
  readonly years: number | null;
  readonly words: string;
  /** By how much, where a change is said in points. */
  readonly size?: Size;
}

interface Size {
  readonly words: string;
  readonly value: Decimal;
  /** 左右, 近, 约 */
  readonly loose: boolean;
}

type Kind =
  | 'lost'
  | 'not-met'
  | 'nearly-met'
  | 'first-met'
  | 'met'
  | 'goal-met'
  | 'up'
  | 'down'
  | 'level'
  | 'rising'
  | 'falling'
  | 'first-place';

const otherwiseMeant =
  /目标(?!值?以[上下内])|力争|确保|争取|预[计期]|[可有]望|难以|如[期何]?果|若|将|需要|须|尚需|能否|是否|(?<![比较])去年|曾|此前|以前|全省|全国|省级|前年|\d{4}年|基期|以来|距|差/u;

/** 控制在规划目标以内, 达到规划要求, 完成目标任务: the goal is spoken of as reached, not hoped for. */
const reachesGoal =
  /(?:控制在|达到|完成|实现|符合)了?(?:了)?(?:《?(?:规划|纲要|妇女规划|儿童规划|两规划)》?)?(?:确定|规定|要求|提出|设定|控制)?的?(?:目标|要求|指标)(?:值|任务|要求)?(?:以内|之内|以下|内|范围(?:以?内|之内)?)?/u;

/** 逐年, 稳步, 连续三年: the way of several years, this one the last. */
const overYears =
  '(?:逐年|连年|年年|持续|不断|稳步|稳定|连续[两二三四五六七八九十\\d]{1,2}年)(?:稳步)?(?:有所|明显|大幅|小幅)?';

/** The first that fits decides: 未达标 holds 达标. */
const judging: readonly { readonly kind: Kind; readonly words: RegExp }[] = [
  { kind: 'lost', words: /由达标转为?未达标/u },
  {
    kind: 'not-met',
    words:
      /(?:未能?|尚未|没有)(?:如期|按期|按时)?(?:达标|(?:达到|完成|实现)(?:了)?(?:规划|纲要)?(?:确定|规定)?的?(?:目标|要求))/u,
  },
  { kind: 'nearly-met', words: /基本达标/u },
  { kind: 'first-met', words: /首次达标/u },
  { kind: 'goal-met', words: /(?:提前|如期|按期|按时)达标/u },
  { kind: 'met', words: /(?<![不难])达标(?![率困难任压进速情要工判的])/u },
  { kind: 'goal-met', words: reachesGoal },
  {
    kind: 'up',
    words: /(?:[比较][上去]年|同比)(?:同期)?(?:略有?|小幅|有所|明显|大幅)?(?:上升|提高|提升|增长|增加|上涨)/u,
  },
  { kind: 'down', words: /(?:[比较][上去]年|同比)(?:同期)?(?:略有?|小幅|有所|明显|大幅)?(?:下降|降低|减少|回落)/u },
  { kind: 'level', words: /[与和同](?:上年|去年)(?:同期)?(?:基本)?(?:持平|相同|一致)/u },
  { kind: 'rising', words: new RegExp(`稳中有[升增]|${overYears}(?:上升|提高|提升|增长|增加|上涨|攀升)`, 'u') },
  { kind: 'falling', words: new RegExp(`稳中有[降减]|${overYears}(?:下降|降低|减少|回落)`, 'u') },
  {
    kind: 'first-place',
    words:
      /(?:全[市县区州]|各[县市区]|同类地区|周边[县市区])(?:排名|排位)?(?:第一|首位|最[好优高]|领先)|(?:排名|位居|居)(?:全[市县区州]|各[县市区])(?:第一|首位)/u,
  },
];

interface Judged {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  readonly say: SayVerdict;
}

function differing(
  said: Said,
  { codes }: Mention,
  { item, note }: { readonly item: NoteItem; readonly note: UnitNote },
  { dataset, assessments, say }: Judged,
): readonly Diagnostic[] {
  const { round, indicators } = dataset;
  const [code] = codes;
  const indicator = indicators.find((one) => one.code === code);
  if (codes.length !== 1 || indicator === undefined) return [];
  const judged = assessments.filter(
    (one) =>
      one.indicator.code === code &&
      item.plans.includes(one.plan) &&
      one.targetSet === round.plans[one.plan].judge &&
      one.target.kind !== 'qualitative' &&
      one.target.kind !== 'none',
  );
  // Two plans may judge it otherwise: it is contradicted where no plan bears it out.
  const [first] = judged;
  if (first === undefined || judged.some((one) => bearsOut(said, one))) return [];
  return [
    finding('note-verdict-differs', {
      message: `“${indicator.name}”（${indicator.code}）在文字材料中写“${said.words}”（${sayOrigin(item.origin)}），按数据${heldAgainst(said.kind, first, say)}。`,
      hint: '请核对。三种办法：单位改正材料或报表；说的不是同一回事的，统计局在 decisions.yaml 用 accept 写明理由，照原文印出；来不及核实的，accept 里加 print: false，总报告不印该条，并写明未采用。',
      origin: item.origin,
      related: first.current.verdict === 'known' ? first.current.figure.origins : [],
      unit: note.unit,
      indicator: indicator.code,
      quoted: said.words,
    }),
  ];
}

/** Also where nothing can be said against it. */
function bearsOut({ kind, size, years, words }: Said, one: Assessment): boolean {
  const { attainment } = one;
  const unjudged = attainment === 'no-data' || attainment === 'not-applicable';
  const { difference } = one.change;
  switch (kind) {
    case 'lost':
      return unjudged || attainment === 'regressed';
    case 'not-met':
      return unjudged || attainment === 'not-met' || attainment === 'regressed';
    case 'nearly-met':
      return unjudged || attainment === 'nearly-met';
    case 'met':
      return unjudged || isMet(one) || attainment === 'nearly-met';
    // 提前达标 and 完成规划目标 claim the target itself.
    case 'goal-met':
      return unjudged || isMet(one);
    case 'first-met':
      return unjudged || (isMet(one) && !one.path.some((step) => step.year < one.year && isReached(step.attainment)));
    case 'up':
      return (
        difference.verdict === 'unknown' ||
        (difference.difference.value.greaterThan(0) && isOfSize(difference.difference.value, size))
      );
    case 'level':
      return (
        difference.verdict === 'unknown' ||
        one.change.noise !== null ||
        isAbout(difference.difference.value, one, words)
      );
    case 'rising':
      return isOnTheWay(one, 1, years);
    case 'falling':
      return isOnTheWay(one, -1, years);
    case 'first-place':
      return one.rank.verdict === 'unknown' || one.rank.rank.position === 1;
    case 'down':
      return (
        difference.verdict === 'unknown' ||
        (difference.difference.value.lessThan(0) && isOfSize(difference.difference.value, size))
      );
  }
}

/**
 * Of so many years each went that way; of an unnamed span the last year did, and what has come about since the base did
 * not go the other.
 */
function isOnTheWay(one: Assessment, sign: 1 | -1, years: number | null): boolean {
  const { difference, sinceBase } = one.change;
  const went = (change: typeof difference): number =>
    change.verdict === 'unknown' ? sign : Math.sign(change.difference.value.toNumber());
  if (went(difference) !== sign) return false;
  if (years === null) return went(sinceBase) === sign;
  const figures = Array.from({ length: years + 1 }, (_, back) => figureIn(one, one.year - back));
  return figures.every((figure, back) => {
    const before = figures[back + 1] ?? null;
    return figure === null || before === null || Math.sign(figure.minus(before).toNumber()) === sign;
  });
}

function figureIn({ path, current, base, year: now }: Assessment, year: number): Decimal | null {
  if (year === now) return current.verdict === 'known' && !current.carried ? current.figure.rounded : null;
  const step = path.find((each) => each.year === year);
  if (step?.actual.verdict === 'known') return step.actual.figure.rounded;
  return base.verdict === 'known' && base.figure.year === year ? base.figure.rounded : null;
}

/** 持平 is also said of two thousandths of the figure, 基本持平 of a hundredth. */
function isAbout(difference: Decimal, { current }: Assessment, words: string): boolean {
  if (difference.isZero() || current.verdict === 'unknown') return true;
  const least = current.figure.rounded.abs().times(words.includes('基本') ? '0.01' : '0.002');
  return difference.abs().lessThanOrEqualTo(least);
}

/** In as many digits as the words give; 左右 and 近 leave a fifth. */
function isOfSize(difference: Decimal, size: Size | undefined): boolean {
  if (size === undefined) return true;
  const actual = difference.abs();
  if (size.loose) return actual.minus(size.value).abs().lessThanOrEqualTo(size.value.times('0.2'));
  return rounded(actual, size.value.decimalPlaces()).equals(size.value);
}

function isReached(attainment: Attainment | null): boolean {
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept';
}

function heldAgainst(kind: Kind, one: Assessment, say: SayVerdict): string {
  if (kind === 'first-met' && isMet(one)) return `以前年份已${say('reached')}`;
  if (kind === 'first-place') return '有地区排在本地前面';
  if (kind === 'rising' || kind === 'falling')
    return `比上年变化 ${signedOr(one.change.difference)}，比基期变化 ${signedOr(one.change.sinceBase)}`;
  if (kind !== 'up' && kind !== 'down' && kind !== 'level') return `判定为“${say(one.attainment)}”`;
  const { difference } = one.change;
  return difference.verdict === 'unknown' ? '没有可比的上年数' : `比上年变化 ${signedOr(difference)}`;
}

function signedOr(change: Assessment['change']['difference']): string {
  if (change.verdict === 'unknown') return '不详';
  const { value, printed } = change.difference;
  return `${value.greaterThan(0) ? '+' : ''}${printed}`;
}
