/** The general report's part four: red and orange one by one, yellow and watched like with like, the rest counted. */
import { planWord } from '../../indicators/plan-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { isMet, isNotMet } from '../../rules/counts.ts';
import { inOrderOfUrgency } from '../../rules/recommendations.ts';
import type { Block } from '../model.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence } from '../paragraphs.ts';
import { sayForecast, sayRatio } from '../say.ts';
import { names, together } from '../voice.ts';
import { unitNames } from './context.ts';
import { levelShort, levelWord, methodSentence, reasonWords, warnedFacts } from './forecast.ts';
import type { GeneralView } from './general-view.ts';
import { counted, countIn, countWord, viewOf } from './general-view.ts';
import { methodNote } from './method-note.ts';
import { tableIds } from './table-ids.ts';
import { watchedTable } from './tables.ts';

export function generalForecast(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const judged = general.views.flatMap(counted);
  const first = general.views[0];
  return {
    方法说明: first === undefined ? [] : paragraphs(general.voice, 'forecast/method', [methodSentence(first, judged)]),
    级别计数: judged.length === 0 ? [] : paragraphs(general.voice, 'forecast/levels', levelCounts(general, judged)),
    各级预警: [
      ...oneByOne(general, judged, 'red'),
      ...oneByOne(general, judged, 'orange'),
      ...yellow(
        general,
        judged.filter((one) => one.warning.level === 'yellow'),
      ),
      ...watchedBlocks(
        general,
        judged.filter((one) => one.warning.level === 'blue'),
      ),
    ],
    其他指标: rest(general, judged),
    重点预警指标表: general.views.flatMap((view) =>
      watchedTable(view).map((block) => ({
        ...block,
        id: `${block.id}/${view.plan}`,
        ...(block.kind === 'table' && general.both
          ? { caption: [{ kind: 'text' as const, text: view.voice.planName }, ...block.caption] }
          : {}),
      })),
    ),
    测算方法说明: methodNote(general.voice),
    预测图: [],
  };
}

function levelCounts(general: GeneralView, judged: readonly Assessment[]): readonly Sentence[] {
  const list = (members: readonly Assessment[], id: string) =>
    (['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const).flatMap((level) => {
      const of = members.filter((one) => one.warning.level === level);
      return of.length === 0
        ? []
        : [`${levelShort[level]}${countIn(general, of, `${id}/${level}`)}${countWord(general)}`];
    });
  const unmet = judged.filter(isNotMet);
  const watchedAny = judged.some((one) => ['red', 'orange', 'yellow', 'blue'].includes(one.warning.level));
  const table = watchedAny
    ? general.voice.marks.mark({
        kind: 'reference',
        text: '表',
        to: `${tableIds.watched}/${firstWatchedPlan(general)}`,
      })
    : '';
  const all = general.voice.phrase('总·级别计数', 0, {
    总数: countIn(general, judged, 'total'),
    级别列: names(list(judged, 'level')),
    表: table,
    两个规划: general.both ? '是' : '',
  });
  return [
    sentence(all),
    ...(unmet.length === 0
      ? []
      : [
          sentence(
            general.voice.phrase('总·未达标计数', 0, {
              未达标: countIn(general, unmet, 'not-met'),
              级别列: names(list(unmet, 'not-met/level')),
            }),
          ),
        ]),
  ];
}

function firstWatchedPlan(general: GeneralView): string {
  return general.views.find((view) => watchedTable(view).length > 0)?.plan ?? 'women';
}

/** （儿童，教育局） behind the name. */
function pointed(general: GeneralView, one: Assessment): string {
  return general.voice.phrase('总·点名', 0, {
    指标: one.indicator.short,
    类别: planWord[one.plan],
    单位: unitNames(one),
  });
}

function oneByOne(general: GeneralView, judged: readonly Assessment[], level: 'red' | 'orange'): readonly Block[] {
  const members = inOrderOfUrgency(judged.filter((one) => one.warning.level === level));
  if (members.length === 0) return [];
  const { voice } = general;
  const lead = voice.phrase('标题·级别', 0, {
    级别: levelWord[level],
    项数: countIn(general, members, `level/${level}`),
    指标列: '',
  });
  return [
    { kind: 'paragraph', id: `forecast/${level}`, lead: voice.marks.inlines(lead), inlines: [] },
    ...members.map((one, position): Block => {
      const facts = warnedFacts(viewOf(general, one), one, '').map((said) => said.text);
      const text = `${members.length > 1 ? `${position + 1}. ` : ''}${pointed(general, one)}：${facts.join('')}`;
      return {
        kind: 'paragraph',
        id: `forecast/${level}/${one.plan}/${one.indicator.code}`,
        inlines: voice.marks.inlines(text),
      };
    }),
  ];
}

/** Those whose pace is slightly behind share a sentence with their multipliers; the others are told each. */
function yellow(general: GeneralView, members: readonly Assessment[]): readonly Block[] {
  if (members.length === 0) return [];
  const { voice } = general;
  const ordered = inOrderOfUrgency(members);
  const alike = ordered.filter(
    (one) => one.pace.class === 'slightly-behind' && one.pace.multiplier.verdict === 'known',
  );
  const shared = alike.length > 1 ? alike : [];
  const others = ordered.filter((one) => !shared.includes(one));
  const multipliers = shared.flatMap((one) =>
    one.pace.multiplier.verdict === 'known'
      ? [`${sayRatio(viewOf(general, one).voice, one, one.pace.multiplier.value, 'multiplier')}倍`]
      : [],
  );
  const said: readonly Sentence[] = [
    ...(shared.length === 0
      ? []
      : [
          sentence(
            voice.phrase('总·黄色组', 0, {
              指标列: names(shared.map((one) => pointed(general, one))),
              倍数列: together(multipliers),
              项数: '依次',
            }),
            ...shared.map((one) => one.indicator.code),
          ),
        ]),
    ...others.flatMap((one) => toldShortly(general, one)),
  ];
  const lead = voice.phrase('标题·级别', 0, {
    级别: levelWord.yellow,
    项数: countIn(general, members, 'level/yellow'),
    指标列: '',
  });
  return paragraphs(voice, 'forecast/yellow', said, lead);
}

function toldShortly(general: GeneralView, one: Assessment): readonly Sentence[] {
  const facts = warnedFacts(viewOf(general, one), one, '').map((said) => said.text);
  return [sentence(`${pointed(general, one)}：${facts.join('')}`, one.indicator.code)];
}

/** By their main reason: one sentence a reason. */
function watchedBlocks(general: GeneralView, members: readonly Assessment[]): readonly Block[] {
  if (members.length === 0) return [];
  const { voice } = general;
  const groups = new Map<string, Assessment[]>();
  for (const one of inOrderOfUrgency(members)) {
    const reason = one.warning.reasons[0];
    const words = reason === undefined ? null : reasonWords(viewOf(general, one), one, reason);
    const key = words ?? '需要关注';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const said = [...groups].map(([words, list]) =>
    sentence(
      voice.phrase('总·关注组', 0, {
        指标列: names(list.map((one) => pointed(general, one))),
        情形: words,
        项数: String(list.length),
      }),
      ...list.map((one) => one.indicator.code),
    ),
  );
  const lead = voice.phrase('标题·级别', 0, {
    级别: levelWord.blue,
    项数: countIn(general, members, 'level/blue'),
    指标列: '',
  });
  return paragraphs(voice, 'forecast/blue', said, lead);
}

function rest(general: GeneralView, judged: readonly Assessment[]): readonly Block[] {
  const { voice } = general;
  const expected = judged.filter(
    (one) => one.warning.level === 'green' && !isMet(one) && one.forecast[0] !== undefined,
  );
  const unknown = judged.filter((one) => one.warning.level === 'grey');
  const said: Sentence[] = [];
  if (expected.length > 0) {
    const forecasts = expected.flatMap((one) => {
      const next = one.forecast[0];
      return next === undefined
        ? []
        : [`${next.year}年为${sayForecast(viewOf(general, one).voice, one, next, 'value')}`];
    });
    said.push(
      sentence(
        voice.phrase('总·可达', 0, {
          指标列: names(expected.map((one) => pointed(general, one))),
          预测列: names(forecasts),
        }),
      ),
    );
  }
  if (unknown.length > 0) {
    said.push(
      sentence(
        voice.phrase('无法判断·组', 0, {
          指标列: names(unknown.map((one) => pointed(general, one))),
          项数: countIn(general, unknown, 'level/grey'),
        }),
      ),
    );
  }
  return said.length === 0 ? [] : paragraphs(voice, 'forecast/rest', said, voice.phrase('标题·其他', 0, {}));
}
