/** From next year's questions to the table of the general report: what was promised, what is done, what is not in the units' words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWordNote } from '../../src/formats/docx/read/read-note.ts';
import { answerStateOf, promiseAskedBy, promiseQuestion } from '../../src/dataset/promises.ts';
import { partsOf, readDocument } from '../formats/docx/word-document.ts';
import { fuer, roundFolder } from './a-round-folder.ts';

const settings = `area: {name: 云溪市, self: 我市}
year: 2015
register: register.yaml
plans:
  women:    {title: 云溪市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 云溪市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key}
  - {name: 体育局, role: key, aliases: [市体育局]}
  - {name: 统计局, role: member}
due: {tables: 2016-05-19, reports: 2016-05-25, general: 2016-06-10}
`;

const promises = `- {unit: 教育局, plans: [children], about: 建议, indicator: C25, text: 2015年底前完成布点。, deadline: 2015年12月}
- {unit: 教育局, plans: [children], about: 问题, text: 农村师资不足（尤其是“小科”教师）。}
- {unit: 教育局, plans: [children], about: 建议, text: 建设心理辅导室。}
- {unit: 市体育局, plans: [women], about: 建议, text: 增加晨练点。}
`;

/** As the unit's Word form reads with its answers typed below the questions. */
const answers = `# 儿童发展规划

## 上年建议办理情况

${asked('建议', '2015年底前完成布点。')}

已办结：6处布点全部建成。

${asked('问题', '农村师资不足（尤其是“小科”教师）。')}

正在办理：农村师资已补充30人，仍缺12人。全部补齐要到2017年。
`;

describe('Promises of the year before', () => {
  it('stand by unit in the general report: promised, done, and the rest in the unit’s words', async () => {
    const round = roundFolder({
      'round.yaml': settings,
      'promises.yaml': promises,
      'notes/教育局.md': answers,
      'notes/体育局.md': '# 妇女发展规划\n\n## 上年建议办理情况\n\n- 晨练点的选址已经定下。\n',
    });
    expect((await fuer('build', round.path, '--draft')).err).toBe('');
    const report = linesOf(join(round.path, 'out', '统计局-总报告-2015.docx'));
    expect(report.join('\n')).toMatch(
      /上年建议办理情况。2014年各单位提出的建议和反映的问题共4条，按各单位的答复，已办结的1条，正在办理的1条，未写明办到哪一步的1条，未答复的1条（见表\d）。/,
    );
    const cells = tableOf(join(round.path, 'out', '统计局-总报告-2015.docx'), '其余各条的答复');
    expect(cells).toContain('教育局|3|1|1|0|1|正在办理：农村师资已补充30人，仍缺12人。未见答复：“建设心理辅导室”。');
    // The one promise and the one answer of a unit belong together, whatever the answer names.
    expect(cells).toContain('体育局|1|0|0|1|0|晨练点的选址已经定下。');
    expect(cells).toContain('合计|4|1|1|1|1|');
  }, 60_000);

  it('are counted by unit, and not quoted, where nobody has answered yet', async () => {
    const many = [1, 2, 3]
      .map((at) => `- {unit: 教育局, plans: [children], about: 建议, text: 第${at}件事。}\n`)
      .join('');
    const round = roundFolder({ 'round.yaml': settings, 'promises.yaml': many });
    expect((await fuer('build', round.path, '--draft')).err).toBe('');
    const general = join(round.path, 'out', '统计局-总报告-2015.docx');
    expect(linesOf(general).join('\n')).toMatch(/反映的问题共3条，尚待各单位答复（见表\d）。/);
    expect(tableOf(general, '上年提出')).toEqual(['单位|上年提出|已办结|未答复', '教育局|3|0|3']);
  }, 60_000);

  it('are asked so that the answer is known by the question above it', () => {
    for (const text of ['完成“四送”布点。', '补足（含农村）教师'.repeat(30)])
      expect(promiseAskedBy(`（${promiseQuestion({ about: '建议', text, deadline: '2016年9月' })}）`)).not.toBeNull();
    expect(promiseAskedBy('（请写办理情况：此前提出“完成布点。”，期限2016年9月，现在做到哪一步；写成完整的一句，写清是哪件事）')).toBe('完成布点。'); // prettier-ignore
    expect(promiseAskedBy('（请写2015年做了什么）')).toBeNull();
  });

  it.each([
    ['已办结：布点完成', '已办结'],
    ['“正在办理”。布点过半', '正在办理'],
    ['未办理，资金没有落实', '未办理'],
    ['布点已办结', null],
    ['布点已经完成', null],
  ])('%s is %s', (text, state) => {
    expect(answerStateOf(text)).toBe(state);
  });
});

function asked(about: '建议' | '问题', text: string): string {
  return `（${promiseQuestion({ about, text, deadline: null })}）`;
}

function linesOf(path: string): readonly string[] {
  const reading = readWordNote(path, readFileSync(path));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content.lines.map(({ text }) => text);
}

/** The rows of the one table whose head has these words, cells parted by |. */
function tableOf(path: string, heading: string): readonly string[] {
  const tables = readDocument(partsOf(readFileSync(path))).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
  );
  const rows = tables.map((table) =>
    table.rows.map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('')).join('|')),
  );
  return rows.find(([head]) => head?.includes(heading) === true) ?? [];
}
