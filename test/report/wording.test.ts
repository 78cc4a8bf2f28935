import { describe, expect, it } from 'vitest';
import type { NoteItem } from '../../src/dataset/notes/notes.ts';
import type { Inline, Report } from '../../src/report/model.ts';
import { idText } from './id-text.ts';
import { checkNoteWording, checkReportWording } from '../../src/report/patterns/forbidden-words.ts';

const cell = { kind: 'cell' as const, file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'E5' };

function figure(id: string, text: string): Inline {
  return { kind: 'figure', text, figure: idText(id), origins: [cell] };
}

function words(text: string): Inline {
  return { kind: 'words', text, origin: { kind: 'line', file: 'notes/教育局.md', line: 3 } };
}

/** A report of paragraphs, each a text or a list of inlines. */
function reportOf(...paragraphs: readonly (string | readonly Inline[])[]): Report {
  return {
    id: '教育局/children', kind: 'unit', unit: '教育局', plan: 'children', year: 2015, title: '报告', header: null,
    draft: false, indicators: new Set(),
    sections: [
      {
        id: 'progress',
        blocks: paragraphs.map((said, position) => ({
          kind: 'paragraph',
          id: `progress/${position + 1}`,
          inlines: typeof said === 'string' ? [{ kind: 'text', text: said }] : said,
        })),
      },
    ],
  }; // prettier-ignore
}

function messages(report: Report, indicators: readonly { readonly name: string; readonly short: string }[] = []) {
  return checkReportWording(report, indicators).map((one) => one.message);
}

describe('The wording of a report', () => {
  it.each([
    ['毛入园率显著提高。', '“显著”是拔高的说法'],
    ['学位大幅增加，圆满完成任务。', '“大幅”“圆满”是拔高的说法'],
    ['由于学籍更换，入学率下降。', '“由于”把原因写进了数据的句子'],
    ['预计必将达标。', '“必将”把预测写成了定论'],
    ['入学率下降7.7%。', '“下降7.7%”没有分清百分点和百分比'],
    ['死亡率降低了0.21‰。', '“降低了0.21‰”没有分清百分点和百分比'],
    ['死亡率下降2倍。', '“下降2倍”减少不能用倍'],
    ['死亡率下降到0.3个千分点。', '“下降到0.3个千分点”“降低到”与“降低了”混用'],
    ['入学率为92.3%,达标。', '“,”是半角标点'],
  ])('%s', (text, message) => {
    expect(messages(reportOf(text))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    '毛入园率为102.57%，比上年提高1.73个百分点。',
    '所需速度是近年速度的9.4倍。',
    '已完成规划增幅的59.7%，慢于66.7%的时间进度7.0个百分点。',
    '1. 低出生体重儿发生率（儿童，卫生局）：2016年需下降0.46个百分点。',
    '城市公共厕所男女厕位比为1:1.31。',
  ])('says nothing of %s', (text) => {
    expect(messages(reportOf(text))).toEqual([]);
  });

  it('leaves people’s words and the plan’s targets alone', () => {
    const target = figure('C27/target/children/own', '比2013年提高10%');
    const said = [{ kind: 'text' as const, text: '目标为“' }, target, { kind: 'text' as const, text: '”。' }];
    expect(messages(reportOf([words('由于经费增加，大幅提高10%。')], said))).toEqual([]);
  });

  it('finds decimals that differ within one indicator, at the block', () => {
    const report = reportOf(
      [figure('C27/own/2015', '92.3'), figure('C27/progress/children/own', '59.75'), figure('C28/own/2015', '89.71')],
      [figure('C27/change/2015/children/own', '2.70')],
    );
    expect(checkReportWording(report)).toMatchObject([
      {
        code: 'wording', level: '提示性', unit: '教育局', indicator: 'C27',
        message: '指标 C27 的数字小数位不一：“92.3”和“2.70”。', origin: { document: '教育局/children', block: 'progress/2' },
      },
    ]); // prettier-ignore
  });

  const indicators = [
    { name: '适龄残疾儿童义务教育入学率', short: '残疾儿童入学率' },
    { name: '高中阶段毛入学率', short: '高中阶段毛入学率' },
  ];

  it('finds a short name that nobody introduced, once', () => {
    const report = reportOf(
      '残疾儿童入学率为89.71%。',
      '适龄残疾儿童义务教育入学率达标困难。',
      '残疾儿童入学率未达标。',
    );
    expect(messages(report, indicators)).toEqual([
      '简称“残疾儿童入学率”出现时还没有写过全称“适龄残疾儿童义务教育入学率”。',
    ]);
    const introduced = reportOf('适龄残疾儿童义务教育入学率达标困难。', '残疾儿童入学率未达标。');
    expect(messages(introduced, indicators)).toEqual([]);
  });

  it('finds a sentence on an indicator that is said twice', () => {
    const report = reportOf(
      '高中阶段毛入学率为92.3%，未达标。',
      '其余各项见附件。',
      '高中阶段毛入学率为92.3%，未达标。其余各项见附件。',
    );
    expect(messages(report, indicators)).toEqual(['“高中阶段毛入学率为92.3%，未达标”在文中说了两次。']);
  });

  it('names the document as people know it', () => {
    expect(checkReportWording(reportOf('显著提高。'), [], '教育局-儿童发展规划-2015.docx')[0]?.origin).toEqual({
      kind: 'block',
      document: '教育局-儿童发展规划-2015.docx',
      block: 'progress/1',
    });
  });
});

function item(text: string, line: number, section: NoteItem['section'] = '主要做法'): NoteItem {
  return {
    section, text, plans: ['children'], planUnclear: false, indicators: [], deadline: null, future: false, state: null,
    origin: { kind: 'line', file: 'notes/教育局.md', line },
  }; // prettier-ignore
}

function noteOf(...items: readonly NoteItem[]) {
  return [{ unit: '教育局', general: false, items, origin: { kind: 'file' as const, file: 'notes/教育局.md' } }];
}

describe('The wording of notes', () => {
  it('is pointed out at its line and never changed', () => {
    const note = noteOf(item('入学率显著提高。', 4));
    expect(checkNoteWording(note)).toEqual([
      {
        level: '提示性', code: 'note-wording', message: '材料中“显著”是拔高的说法，评估报告不用。',
        hint: '请写明变化的数字，由读者判断。材料原话照印，程序不改；要改请在材料里改。',
        origin: { kind: 'line', file: 'notes/教育局.md', line: 4 }, related: [], unit: '教育局', indicator: null,
      },
    ]); // prettier-ignore
    expect(note[0]?.items[0]?.text).toBe('入学率显著提高。');
  });

  it.each([
    ['入学率比上年提高2.3%。', '没有分清百分点和百分比'],
    ['辍学人数减少2倍。', '减少不能用倍'],
    ['新建幼儿园5所,招生600人。', '“,”是半角标点'],
  ])('%s', (text, message) => {
    expect(checkNoteWording(noteOf(item(text, 1))).map((one) => one.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('leaves causes to the unit, and 同比 percentages alone', () => {
    expect(checkNoteWording(noteOf(item('由于学籍系统更换，投入增长12%，费用同比下降3%。', 1)))).toEqual([]);
  });

  it.each([
    '受理家庭暴力投诉58件，比上年减少16件，下降21.6%。',
    'PM2.5浓度29微克，下降5%。',
    '保障标准由900元提高到1200元，提高33.3%。',
    '以2010年为基数下降16.4%。',
  ])('a percentage tells the change of a count, of money, of a base: %s', (text) => {
    expect(checkNoteWording(noteOf(item(text, 1)))).toEqual([]);
  });

  it('finds what a unit wrote twice in the same part', () => {
    const twice = '组织教师到镇村家访，登记失学儿童。';
    expect(checkNoteWording(noteOf(item(twice, 3), item(twice, 9))).map((one) => one.origin)).toEqual([
      { kind: 'line', file: 'notes/教育局.md', line: 9 },
    ]);
    expect(checkNoteWording(noteOf(item(twice, 3), item(twice, 9, '摘要')))).toEqual([]);
  });
});
