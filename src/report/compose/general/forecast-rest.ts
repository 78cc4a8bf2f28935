/** The rest of part four: who is expected to be met, of whom nothing is foreseen; and how many share a sentence. */
import { about } from '../../claims/claim.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { sayForecast, sayTarget } from '../../figure-words.ts';
import { names } from '../../composer.ts';
import { unitNames } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { countIn, countWord, viewOf } from './general-view.ts';
import { expectedSentences } from '../parts/pace-sentences.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';

/** An indicator that stands at the same level in both plans is told once, and counted twice (项次). */
export interface Warned {
  readonly one: Assessment;
  readonly plans: readonly PlanId[];
}

export function oncePerIndicator(members: readonly Assessment[]): readonly Warned[] {
  const groups = new Map<string, Assessment[]>();
  for (const one of members) {
    const target = one.target.kind === 'none' ? '' : one.target.text;
    const key = `${one.indicator.code}|${target}|${one.attainment}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((list) =>
    list[0] === undefined ? [] : [{ one: list[0], plans: list.map((item) => item.plan) }],
  );
}

/** （儿童，教育局） or （两个规划，卫生局） behind the name. */
export function pointed(general: GeneralView, { one, plans }: Warned): string {
  return general.voice.phrase('总·点名', 0, {
    指标: nameOf(one.indicator),
    类别: plans.length > 1 ? general.voice.planName : general.both ? planWord[one.plan] : '',
    单位: unitNames(one),
  });
}

/** Part one has named every indicator without data; a long list is not given twice. */
function someNamed({ voice }: GeneralView, pointedAt: readonly string[]): string {
  const all = names(pointedAt);
  const isLong = pointedAt.length > mostUnknown || voice.marks.plain(all).length > longestUnknown;
  return isLong && pointedAt.length > 3 ? `${names(pointedAt.slice(0, 3))}等` : all;
}

/** Of a sentence of at most 120 characters, what is said of them leaves; names may still be said in full. */
const longestUnknown = 80;

const mostUnknown = 6;

export function rest(general: GeneralView, judged: readonly Assessment[]): readonly Block[] {
  const { voice } = general;
  const open = oncePerIndicator(judged.filter((one) => one.warning.level === 'green' && isNotMet(one)));
  const expected = open.filter(({ one }) => one.outlook === 'expected' && isForeseen(one));
  const unknown = judged.filter((one) => one.warning.level === 'grey');
  const said: Sentence[] = [
    ...expectedToBeMet(general, expected),
    ...unforeseen(
      general,
      open.filter((warned) => !expected.includes(warned)),
      expected.length > 0,
    ),
  ];
  if (unknown.length > 0) {
    said.push(
      sentence(
        voice.phrase(
          '无法判断·组',
          0,
          {
            指标列: someNamed(
              general,
              oncePerIndicator(unknown).map((warned) => pointed(general, warned)),
            ),
            项数: `${countIn(general, unknown, 'level', 'grey')}${countWord(general)}`,
            多项: unknown.length > 1,
          },
          about(...unknown),
        ),
      ),
    );
  }
  return said.length === 0 ? [] : paragraphs(voice, 'forecast/rest', said, voice.phrase('标题·其他', 0, {}));
}

/** Not met, normal, and nobody would sign a forecast: its interval is too wide, or it has come to a bound. */
function unforeseen(general: GeneralView, list: readonly Warned[], isBehindOthers: boolean): readonly Sentence[] {
  if (list.length === 0) return [];
  const members = list.map(({ one }) => one);
  const text = general.voice.phrase(
    '总·可达不测',
    0,
    {
      指标列: names(list.slice(0, mostUnknown).map((warned) => pointed(general, warned))),
      项数: list.length > mostUnknown ? inWords(general, list) : '',
      接前: isBehindOthers,
    },
    about(...members),
  );
  return [sentence(text, ...members.map(({ indicator }) => indicator.code))];
}

function isForeseen({ forecast }: Assessment): boolean {
  const last = forecast.at(-1);
  return last !== undefined && last.unsaid === null;
}

/** 7项次: of both plans each counts. */
function inWords(general: GeneralView, list: readonly Warned[]): string {
  return `${list.reduce((sum, { plans }) => sum + plans.length, 0)}${countWord(general)}`;
}

/** Up to this many are told with their speeds; more share a sentence. */
const toldWithSpeed = 3;

function expectedToBeMet(general: GeneralView, expected: readonly Warned[]): readonly Sentence[] {
  const { voice } = general;
  if (expected.length === 0) return [];
  if (expected.length <= toldWithSpeed) {
    return expected.map((warned) => {
      const { one } = warned;
      const facts = expectedSentences(viewOf(general, one), one, '').map(({ text }) => text);
      return sentence(`${pointed(general, warned)}：${facts.join('')}`, one.indicator.code);
    });
  }
  // That it is expected rests on the target year's forecast; the values of so many measures are for the annex.
  const years = [...new Set(expected.map(({ one }) => one.forecast.at(-1)?.year))];
  const text = voice.phrase(
    '总·可达',
    0,
    {
      指标列: names(expected.slice(0, firstNamed).map(({ one }) => nameOf(one.indicator))),
      项数: inWords(general, expected),
      预测年: years.join('、'),
      预测列: '',
      余地列: names(
        nearest(expected).map(({ one }) => {
          const last = one.forecast.at(-1);
          const shown = last === undefined ? '' : sayForecast(voice, one, last, 'value');
          return `${nameOf(one.indicator)}（${shown}，目标${sayTarget(voice, one)}）`;
        }),
      ),
    },
    about(...expected.map(({ one }) => one)),
  );
  return [sentence(text)];
}

const firstNamed = 2;

/** Of those whose forecast reaches the target, the two that pass it by least, as shares of the target. */
function nearest(expected: readonly Warned[]): readonly Warned[] {
  return expected
    .flatMap((warned) => {
      const { target, forecast } = warned.one;
      const last = forecast.at(-1);
      if (!hasLimit(target) || last === undefined || last.unsaid !== null || target.limit.rounded.isZero()) return [];
      const limit = target.limit.rounded.toNumber();
      return [{ warned, room: Math.abs(last.value - limit) / Math.abs(limit) }];
    })
    .toSorted((a, b) => a.room - b.room)
    .slice(0, firstNamed)
    .map(({ warned }) => warned);
}
