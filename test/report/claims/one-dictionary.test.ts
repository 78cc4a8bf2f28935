/**
 * Words that judge stand in report-templates/words.yaml alone: no literal of the sources spells one, save where it names a
 * pattern or a place, asks or explains instead of judging, or reads what somebody else wrote. Each such place stands here.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { issuedLevelWords } from '../../../src/dataset/tables/rows/level.ts';
import { situations } from '../../../src/report/patterns/situations.ts';
import { warningLevels } from '../../../src/rules/assessment.ts';
import { packagedTemplates } from '../templates-on-disk.ts';

const { words } = packagedTemplates();
const root = new URL('../../../src/', import.meta.url);

/** Words of everyday language too: whoever writes a message may say them, but no literal may be one of them alone. */
const everyday = ['没有', '全部', '均', '达到', '符合', '处于', '相当', '慢', '保持', '控制在', '超过', '超出', '高于', '低于', '等于', '相等', '相同', '不及', '相差', '尚差', '提高', '上升', '增加', '下降', '减少', '回落', '改善', '新增', '没有变化', '末位']; // prettier-ignore

/** Lists of names: of patterns, of their slots, of places in a template. */
const lists = [
  'report/patterns/situations.ts',
  'report/patterns/slot-meanings.ts',
  'report/patterns/former-situations.ts',
  'report/section-names.ts',
];

/** The grammar of what units write: patterns that read, nothing that is printed. */
const reads = [
  ...['beside', 'changes', 'figures', 'goal-gaps', 'goals', 'places', 'prose-words', 'sayings', 'trends'].map(
    (name) => `rules/statements/sayings/${name}.ts`,
  ),
  'rules/statements/of-all.ts',
  'rules/statements/clauses.ts',
];

const judgesNothing: readonly {
  readonly because: string;
  readonly places: readonly (readonly [file: string, ...words: readonly string[]])[];
}[] = [
  {
    because: 'what a command shows, and how its table is read',
    places: [
      ['commands/assess.ts', '达标'],
      ['commands/opening/menu-tasks.ts', '达标', '橙色预警'],
      ['commands/texts/file-pages.ts', '解除'],
      ['commands/backtest.ts', '未达到', '达到'],
      ['commands/texts/changes-text.ts', '达标', '没有变化'],
      ['history/revision-note.ts', '达标'],
      ['commands/texts/methods-text.ts', '不测算'],
      ['page/build-bar.tsx', '没有变化'],
      ['serve/views/overview.ts', '达标'],
      ['commands/rounds/overview.ts', '达标'],
    ],
  },
  {
    because: 'the kinds of a list of counts, each a part of its pattern’s name',
    places: [
      ['report/compose/counted-kinds.ts', '改善', '变差', '持平'],
      ['report/compose/parts/comparison-sides.ts', '优于', '相同', '不及'],
    ],
  },
  {
    because: 'the colours of cells',
    places: [
      ['report/compose/forms/form-table.ts', '黄色'],
      ['report/compose/forms/unit-form.ts', '黄色'],
      ['report/compose/workbooks/returned-workbook.ts', '红色', '黄色'],
    ],
  },
  {
    because: 'which indicators something is asked about',
    places: [
      ['commands/preparing/next.ts', '橙色预警'],
      ['pipeline/preparing/next-round.ts', '橙色预警'],
      ['pipeline/new-round.ts', '达标', '未达标', '可比性受影响'],
      ['report/compose/forms/note-form.ts', '未达标', '未达到', '达标', '达到'],
      ['report/compose/forms/member-form.ts', '达标'],
      ['report/compose/papers/notice.ts', '未达标'],
      ['dataset/audit/blanks.ts', '无数据'],
      ['dataset/audit/definitions.ts', '可比性受影响'],
    ],
  },
  {
    because: 'the names of settings',
    places: [['indicators/settings.ts', '按期达标', '黄色']],
  },
  {
    because: 'the words of targets, which say what is wanted',
    places: [
      ['indicators/target-text.ts', '增加', '提高', '减少'],
      ['indicators/target-phrases/limit-said.ts', '高于', '低于', '提高', '下降'],
      ['indicators/register/target-contradictions.ts', '提高'],
      ['indicators/yaml/schema-mistakes.ts', '提高'],
    ],
  },
  {
    because: 'what units and the Bureau write, read or offered to choose from',
    places: [
      ['indicators/goal-state.ts', '已实现'],
      ['dataset/tables/rows/level.ts', '正常', '关注', '黄色预警', '黄色', '橙色预警', '橙色', '红色预警', '红色', '无法判断'],
      ['dataset/tables/rows/dimensions.ts', '全部'],
      ['dataset/agreement.ts', '没有'],
      ['rules/progress.ts', '没有'],
      ['rules/comparison.ts', '均'],
      ['report/patterns/forbidden-word-rules.ts', '预期可达标', '达标困难'],
      ['report/claims/words.ts', '不作判断'],
    ],
  },
  {
    because: 'a figure or a file that is new, gone, large or everything there is',
    places: [
      ['history/changes-rows.ts', '无数据'],
      ['dataset/audit/changes.ts', '超过', '达到'],
      ['page/pages/changes.tsx', '新增'],
      ['page/pages/indicators.tsx', '全部', '没有'],
      ['report/compose/overview/overview-workbook.ts', '全部'],
      ['page/pages/overview.tsx', '全部'],
      ['page/pages/review.tsx', '全部'],
      ['commands/texts/verification-text.ts', '没有'],
      ['formats/package/refusals.ts', '正常'],
    ],
  },
]; // prettier-ignore

interface Literal {
  readonly text: string;
  /** A piece of a longer text with values in it. */
  readonly part: boolean;
}

describe('The dictionary of words that judge', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/u.test(file) && ![...lists, ...reads].includes(file))
    .toSorted();
  const found = files.flatMap((file) =>
    spelled(literalsOf(file, readFileSync(new URL(file, root), 'utf8'))).map((word) => ({ file, word })),
  );
  const known = judgesNothing.flatMap(({ places }) =>
    places.flatMap(([file, ...spoken]) => spoken.map((word) => `${file} ${word}`)),
  );

  it('is the only place that spells them: every other literal that holds one judges nothing, and is named here', () => {
    expect(files.length).toBeGreaterThan(500);
    const others = found.map(({ file, word }) => `${file} ${word}`).filter((one) => !known.includes(one));
    expect([...new Set(others)]).toEqual([]);
  });

  it('has no place named here that spells none any more', () => {
    const all = new Set(found.map(({ file, word }) => `${file} ${word}`));
    expect(known.filter((one) => !all.has(one))).toEqual([]);
  });

  it.each([
    ["export const red = '红色预警';", '红色预警'],
    ["say({ kind: 'text', text: `按数据${name}未达标` });", '未达标'],
    ['const cell = <td>保持达标</td>;', '保持达标'],
    ["const better = isBetter ? '优于' : '不及';", '不及'],
  ])('would find one in %s', (source, word) => {
    expect(spelled(literalsOf('one.tsx', source))).toContain(word);
  });

  it('lets the name of a pattern stand: it is no word that is printed', () => {
    expect(spelled(literalsOf('one.ts', "view.voice.phrase(isNew ? '新达标' : '达标', 0, { 达标: true });"))).toEqual(
      [],
    );
  });

  it('has no level that last year’s issued table, read as a stranger’s, could not be read by', () => {
    const unread = warningLevels.flatMap((level) =>
      (['word', 'short'] as const)
        .map((form) => words.say('level', level, form))
        .filter((word) => issuedLevelWords.get(word) !== level),
    );
    expect(unread).toEqual([]);
  });
});

function spelled(literals: readonly Literal[]): readonly string[] {
  return literals.flatMap(({ text, part }) =>
    words
      .scan(text)
      .map(({ word }) => word)
      .filter((word) => (everyday.includes(word) ? !part && text.trim() === word : true)),
  );
}

/** Strings, pieces of templates and text of the page, without those that name a pattern, a property or a type. */
function literalsOf(file: string, source: string): readonly Literal[] {
  const literals: Literal[] = [];
  walk(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return literals;

  function walk(node: unknown, named = false): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, named);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type } = node as { readonly type?: string };
    if (type === 'TSLiteralType' || type === 'ImportDeclaration') return;
    if (type === 'Literal' || type === 'JSXText') {
      const { value } = node as { readonly value?: unknown };
      // No word holds the dot that stands in patterns' names.
      const isName = typeof value === 'string' && value.includes('·') && value in situations;
      if (!named && !isName && typeof value === 'string') literals.push({ text: value, part: false });
      return;
    }
    if (type === 'TemplateElement') {
      const { value } = node as { readonly value: { readonly cooked?: string } };
      if (!named) literals.push({ text: value.cooked ?? '', part: true });
      return;
    }
    if (type === 'CallExpression') {
      const { callee, arguments: given } = node as unknown as Call;
      const names = callee.property?.name ?? callee.name ?? '';
      walk(callee);
      given.forEach((each, place) => {
        walk(each, place === 0 && ['phrase', 'say'].includes(names) && callee.object?.name !== 'words');
      });
      return;
    }
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'key' && type === 'Property') continue;
      walk(inner, named && (type === 'ConditionalExpression' ? key !== 'test' : type === 'TemplateLiteral'));
    }
  }
}

interface Call {
  readonly callee: {
    readonly name?: string;
    readonly property?: { readonly name?: string };
    readonly object?: { readonly name?: string };
  };
  readonly arguments: readonly unknown[];
}
