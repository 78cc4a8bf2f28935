/** report-templates/README.md, from the code's own vocabulary: what staff may write in patterns and outlines. */
import { outlineNames, paperNames, sectionNames } from '../../src/report/section-names.ts';
import { situations } from '../../src/report/patterns/situations.ts';
import { meaningOf } from '../../src/report/patterns/slot-meanings.ts';

const intro = `# 报告模板

这里的文件决定报告写什么话、按什么次序写。统计局的同事可以改，改完重新生成即生效，不用动程序。

本说明由程序里的词汇表生成（\`npx tsx test/templates/write-vocabulary.ts\`），有一个测试保证它与程序一致。

| 文件 | 内容 |
| --- | --- |
| \`phrases.yaml\` | 句式：每种情形一个或几个写法。几个写法按指标在登记册里的次序轮换，不随机，所以改一处数据不会牵动别处的措辞 |
| \`unit-report/outline.yaml\` | 单位报告的标题、主送、附件说明，五个部分的次序和标题 |
| \`unit-report/*.hbs\` | 单位报告每个部分的框架：放哪些段落和表，先后如何 |
| \`general-report/*\` | 总报告的框架，同上 |

## 怎样改

1. 把整个 \`report-templates\` 文件夹复制到自己的地方，在 \`round.yaml\` 里写 \`templates: 文件夹\`；不写则用程序自带的。
2. 句式里 \`{{名称}}\` 处由程序填入内容。\`{{#if 名称}}…{{/if}}\` 表示有这一项才写，\`{{#if 名称}}…{{else}}…{{/if}}\` 表示没有时写后一种。大括号用半角。
3. 名称只能用下表所列的。写错了，程序在读数据之前就指出文件、行、列和最接近的正确名称。
4. 框架文件（.hbs）一行一段：整行只有一个段落名称的，把该段落或表放在这里；其他文字自成一段；\`## \` 开头的是小标题。
5. 单位写的材料不经过模板，一字不改；材料里即使有 \`{{ }}\`，也只当作文字。
6. 试一试：\`npx fuer build 本轮文件夹 --unit 教育局 --out 试改\`，只在“试改”里生成该单位的报告。
`;

export function vocabularyText(): string {
  return [intro, phrasesTable(), namesTable(), outlineTable(), ...sectionTables(), paperTable()].join('\n');
}

function phrasesTable(): string {
  const rows = Object.entries(situations).map(
    ([id, { says, slots }]) => `| ${id} | ${says} | ${slots.length === 0 ? '—' : slots.join('、')} |`,
  );
  return [
    '## 句式的情形（phrases.yaml）',
    '',
    '| 情形 | 什么时候用 | 可用的名称 |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** In the order in which situations first use them. */
function namesTable(): string {
  const names = [...new Set(Object.values(situations).flatMap(({ slots }): readonly string[] => slots))];
  return [
    '## 句式里的名称',
    '',
    '“条件”只用在 `{{#if}}` 里问有没有这种情形，不单独印出。数值、差距等都已四舍五入到登记册的小数位，与表一致。',
    '',
    '| 名称 | 填入什么 |',
    '| --- | --- |',
    ...names.map((name) => `| ${name} | ${meaningOf(name)} |`),
    '',
  ].join('\n');
}

function outlineTable(): string {
  return ['## 框架的标题、主送、附件（outline.yaml）', '', `可用的名称：${outlineNames.join('、')}。`, ''].join('\n');
}

const papers = { notice: '通知', 'warning-notice': '预警通知书', scheme: '推进方案' } as const;

function paperTable(): string {
  return [
    '## 通知和会商文件（papers/*.hbs）',
    '',
    '`# ` 开头的一行是标题，`## ` 是一级标题，`### ` 是二级标题，其他各行自成一段。没有内容的名称可用 `{{#if 名称}}` 来问。',
    '',
    '| 文件 | 是什么 | 可用的名称 |',
    '| --- | --- | --- |',
    ...Object.entries(paperNames).map(
      ([name, names]) => `| ${name}.hbs | ${papers[name as keyof typeof papers]} | ${names.join('、')} |`,
    ),
    '',
  ].join('\n');
}

const kinds = { 'unit-report': '单位报告', 'general-report': '总报告' } as const;

function sectionTables(): readonly string[] {
  return (['unit-report', 'general-report'] as const).map((kind) => {
    const rows = Object.entries(sectionNames[kind])
      .filter(([, { blocks }]) => blocks.length > 0)
      .map(
        ([id, { blocks, inline, flags }]) =>
          `| ${id}.hbs | ${blocks.join('、')} | ${inline.join('、')} | ${flags.join('、')} |`,
      );
    return [
      `## ${kinds[kind]}的部分（${kind}/*.hbs）`,
      '',
      '| 文件 | 段落和表 | 文字 | 条件 |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
}
