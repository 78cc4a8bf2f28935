/** The notes of a random round: long, short, clumsy, with headings or without, for both plans or one each. */
import type { Dice } from './dice.ts';
import type { Frame } from './frame.ts';
import type { Grown } from './indicators.ts';
import type { Said } from './note-words.ts';
import { clumsy, sentences } from './note-words.ts';
import type { TrueNote } from './truth.ts';

export interface NoteFile extends TrueNote {
  readonly text: string;
}

type Item = TrueNote['items'][number];

export function noteFilesOf(dice: Dice, frame: Frame, grown: readonly Grown[]): readonly NoteFile[] {
  const units = frame.units.flatMap((unit) => {
    const own = dice.fork(unit.name);
    if (own.chance(unit.role === 'key' ? 0.15 : 0.7)) return [];
    const answered = grown.filter(({ indicator }) => indicator.units.includes(unit.name));
    const style = own.weighed<'headed' | 'two plans' | 'numbered' | 'plan files'>(
      [4, 'headed'],
      [3, 'two plans'],
      [2, 'numbered'],
      [2, 'plan files'],
    );
    if (style === 'plan files') {
      return (['women', 'children'] as const).flatMap((plan) =>
        own.fork(plan).chance(0.8)
          ? [
              note(
                own.fork(plan),
                frame,
                unit.name,
                `notes/${unit.name}-${plan === 'women' ? '妇女' : '儿童'}.md`,
                'headed',
                answered.filter(({ indicator }) => indicator.plans.includes(plan)),
              ),
            ]
          : [],
      );
    }
    return [note(own, frame, unit.name, `notes/${unit.name}.${own.chance(0.2) ? 'txt' : 'md'}`, style, answered)];
  });
  const general = dice.chance(0.4) ? [note(dice.fork('总报告'), frame, '', 'notes/总报告.md', 'headed', grown)] : [];
  return [...units, ...general];
}

function note(
  dice: Dice,
  frame: Frame,
  unit: string,
  file: string,
  style: 'headed' | 'two plans' | 'numbered',
  grown: readonly Grown[],
): NoteFile {
  const length = dice.weighed([2, 1], [5, 2], [2, 4], [1, 9]);
  const parts =
    style === 'numbered'
      ? [numbered(dice, frame, length)]
      : style === 'two plans'
        ? (['妇女', '儿童'] as const).flatMap((word) => {
            const plan = word === '妇女' ? 'women' : 'children';
            const here = grown.filter(({ indicator }) => indicator.plans.includes(plan));
            const body = headed(dice.fork(word), frame, length, here, '##');
            return dice.fork(word).chance(0.9)
              ? [{ text: `# ${word}发展规划\n\n${body.text}`, items: body.items }]
              : [];
          })
        : [headed(dice, frame, length, grown, '##')];
  const front = dice.chance(0.3) && unit !== '' ? `---\nunit: ${unit}\nyear: ${frame.year}\n---\n\n` : '';
  const text = `${front}${parts.map((part) => part.text).join('\n')}`;
  return {
    file,
    unit,
    general: unit === '',
    items: parts.flatMap((part) => part.items),
    text: file.endsWith('.txt') ? text.replace(/^#+ /gmu, '').replace(/^- /gmu, '') : text,
  };
}

interface Body {
  readonly text: string;
  readonly items: readonly Item[];
}

const headings: readonly (readonly [string, readonly Said[], number])[] = [
  ['政策措施', sentences.policy, 0.8],
  ['主要做法', sentences.work, 0.9],
  ['主要成效', sentences.work, 0.5],
  ['存在问题', sentences.problem, 0.75],
  ['下年计划', sentences.plan, 0.5],
];

function headed(dice: Dice, frame: Frame, length: number, grown: readonly Grown[], mark: string): Body {
  const lines: string[] = [];
  const items: Item[] = [];
  const add = (section: string, text: string, tag = ''): void => {
    lines.push(`- ${tag}${text}`);
    items.push({ section, text: text.replace(/［期限：[^］]*］$/u, '') });
  };
  if (dice.chance(0.35)) {
    lines.push(`${mark} 摘要`, '');
    add(
      '摘要',
      `${dice.one(['工作总体平稳', '年度任务基本完成', '重点工作有新进展'])}，${dice.one(['短板在基层', '个别指标需要重视', '下一步重在巩固'])}。`,
    );
  }
  for (const [heading, pool, share] of headings) {
    const own = dice.fork(heading);
    if (!own.chance(share)) continue;
    lines.push('', `${mark} ${heading}`, '');
    for (let at = 0; at < Math.max(1, own.whole(1, length)); at += 1) {
      const about = own.chance(0.15) && grown.length > 0 ? `［${own.one(grown).indicator.code}］` : '';
      add(heading, own.chance(0.07) ? own.one(clumsy) : own.one(pool)(own, frame.year), about);
    }
  }
  for (const [heading, pool] of [
    ['原因分析', sentences.cause],
    ['对策建议', sentences.proposal],
  ] as const) {
    const own = dice.fork(heading);
    if (grown.length === 0 || !own.chance(0.7)) continue;
    lines.push('', `${mark} ${heading}`, '');
    for (const { indicator } of own.shuffled(grown).slice(0, own.whole(1, length))) {
      const text = own.one(pool)(own, frame.year);
      lines.push(`${mark}# ${own.chance(0.5) ? indicator.code : `${indicator.code} ${indicator.name}`}`, '', text, '');
      items.push({ section: heading, text: text.replace(/［期限：[^］]*］$/u, '') });
    }
  }
  const goals = grown.filter(({ indicator }) => indicator.scale === 'text');
  if (goals.length > 0 && dice.chance(0.4)) {
    lines.push('', `${mark} 定性目标`, '');
    for (const { indicator } of goals) lines.push(`- ［${indicator.code}］办法已经印发，各镇（街）分工方案正在会签。`);
  }
  return { text: `${lines.join('\n')}\n`, items };
}

/** Without headings: 1、 2、 and what it says of the future among it. */
function numbered(dice: Dice, frame: Frame, length: number): Body {
  const pools = [sentences.work, sentences.policy, sentences.plan, sentences.work];
  const texts = Array.from({ length: length * 2 + 1 }, () => dice.one(dice.one(pools))(dice, frame.year));
  return {
    text: `${texts.map((text, at) => `${at + 1}、${text}`).join('\n')}\n`,
    items: texts.map((text) => ({ section: null, text })),
  };
}
