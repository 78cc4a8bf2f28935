/** A round half handed in: who owes what, what is held back by what, whom to ring. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fuer, roundFolder, sportsTable } from './a-round-folder.ts';

/** 教育局 has handed in nothing but a note on one plan; 体育局 a table with a large change and a broken figure. */
const half = (recipient = 'recipient: {units: 统计局}') => {
  const round = roundFolder({
    'workbooks/教育局.csv': null,
    'workbooks/体育局.csv': sportsTable.replace('88.9', '八十八'),
    'notes/教育局.md': '# 儿童发展规划\n\n## 主要做法\n\n- 新建学校2所。\n',
  });
  round.write({
    'round.yaml': round
      .text('round.yaml')
      .replace(/^recipient:.*\n/mu, '')
      .replace('dates:', `${recipient}\ndue: {tables: 2016-05-19, reports: 2016-05-25, general: 2016-06-10}\ndates:`)
      .replace(
        '{name: 统计局, role: member}',
        '{name: 统计局, role: member, contact: {name: 王老师, phone: 0750-7654321}}',
      ),
  });
  return round;
};

const statusForm = z.object({
  today: z.string(),
  daysToGeneral: z.number().nullable(),
  units: z.array(
    z.object({
      unit: z.string(),
      tables: z.object({ state: z.string(), given: z.number(), owed: z.number() }),
      notes: z.object({ state: z.string(), lacking: z.array(z.string()) }),
      findings: z.record(z.string(), z.number()),
      daysLeft: z.object({ tables: z.number().nullable(), reports: z.number().nullable() }),
      contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
      reminder: z.string().nullable(),
    }),
  ),
  heldBack: z.array(
    z.object({ path: z.string(), state: z.string(), because: z.array(z.object({ code: z.string() })) }),
  ),
});

const statusOf = async (path: string, today: string) => {
  const run = await fuer('status', path, '--today', today, '--json', '--debug');
  if (run.out === '') throw new Error(run.err);
  return { ...statusForm.parse(JSON.parse(run.out)), code: run.code };
};

describe('fuer status', { timeout: 60_000 }, () => {
  it('asks a unit to get the figures together with those who help it', async () => {
    const round = half();
    const plan = round.text('plan.yaml');
    round.write({ 'plan.yaml': plan.replace('C25: {', 'C25: {units: {lead: 教育局, with: [体育局]}, ') });
    const { units } = await statusOf(round.path, '2016-05-24');
    expect(units.find(({ unit }) => unit === '教育局')?.reminder).toContain('已过5天），请会同体育局办理；');
  });

  it('says by unit what has come in and what has not', async () => {
    const { units, code } = await statusOf(half().path, '2016-05-24');
    expect(code).toBe(1);
    expect(
      units.map(({ unit, tables, notes }) => [unit, tables.state, tables.given, tables.owed, notes.state]),
    ).toEqual([
      ['教育局', 'missing', 0, 2, 'part'],
      ['体育局', 'in', 1, 1, 'in'],
      ['统计局', 'not-owed', 0, 0, 'not-owed'],
    ]);
    expect(units[0]?.notes.lacking).toEqual(['women']);
    expect(units[1]?.findings).toMatchObject({ 强制性: 1 });
  });

  it('counts the days from the day that is given, across the ends of months', async () => {
    const { units, daysToGeneral } = await statusOf(half().path, '2016-05-24');
    // 19 May is five days past, 25 May is tomorrow, 10 June is 17 days off
    expect(units[0]?.daysLeft).toEqual({ tables: -5, reports: 1 });
    expect(daysToGeneral).toBe(17);
    expect((await statusOf(half().path, '2016-02-28')).units[0]?.daysLeft.tables).toBe(81);
  });

  it('has a reminder to paste for each unit that owes something, and none for the others', async () => {
    const { units } = await statusOf(half().path, '2016-05-24');
    expect(units.map(({ reminder }) => reminder)).toEqual([
      '教育局李老师：您好！2015年度妇女儿童发展规划监测，贵单位报表还没有收到（时限5月19日，已过5天）；文字材料还缺妇女发展规划部分。请尽快报统计局（王老师，0750-7654321），谢谢！',
      '体育局：您好！2015年度妇女儿童发展规划监测，贵单位有1处数字有错，须改正后重报。请尽快报统计局（王老师，0750-7654321），谢谢！',
      null,
    ]);
  });

  it('names the office that collects, by which ways, and whom to ring there; an office that nobody named is asked for', async () => {
    const reminderWith = async (...given: readonly [string?]) =>
      (await statusOf(half(...given).path, '2016-05-24')).units[0]?.reminder?.replace(/^.*部分。/u, '');
    expect(
      await reminderWith(
        'recipient: {units: 市妇儿工委办公室, contact: {name: 周主任, phone: 0750-1, email: a@b.cn}}\nsubmit: {units: {by: [公文交换系统, 邮箱]}}',
      ),
    ).toBe('请尽快通过公文交换系统或邮箱报市妇儿工委办公室（周主任，0750-1，a@b.cn），谢谢！');
    expect(await reminderWith('recipient: {units: 市妇儿工委办公室, tables: 统计局}')).toBe(
      '请尽快办理，报表报统计局，文字材料报市妇儿工委办公室（王老师，0750-7654321），谢谢！',
    );
    expect(await reminderWith('')).toBe('请尽快报【待补充：收件单位】，谢谢！');
    expect((await fuer('check', half('').path)).out).toContain('round.yaml 没有写三张表、单位报告、总报告报给谁。');
  });

  it('takes for done only what was done by the day that is given', async () => {
    const round = half('recipient: {units: 甲办, general: 乙办}\nreceived: {体育局: 2016-05-18}');
    round.write({
      'ledger.yaml': [
        '- sent:',
        '    - {document: 体育局-妇女, how: 邮箱, date: 2016-05-24, receipt: 回执已收}',
        '  signed: {document: 体育局-妇女发展规划-2015.docx, version: 1, by: 局长, date: 2016-05-23}',
        '- sent: {document: 没有这份, date: 2016-05-24}',
      ].join('\n'),
    });
    const on = async (day: string) => (await fuer('status', round.path, '--today', day)).out;
    expect(await on('2016-05-17')).toMatch(/体育局\s+未报 0\/1/);
    expect(await on('2016-05-18')).toMatch(/体育局\s+已报 1\/1（5月18日）/);
    expect(await on('2016-05-23')).toContain('体育局-妇女发展规划-2015.docx　5月23日签发（第1次发出的版本，局长）');
    const after = await on('2016-05-25');
    expect(after).toContain(
      '体育局-妇女发展规划-2015.docx　5月24日报送（邮箱，回执：回执已收），5月23日签发（第1次发出的版本，局长）',
    );
    expect(after).toContain('单位报告：共4份，可发1份，已报送1份，已收到回执1份，已签发1份');
    expect(after).toContain('ledger.yaml:4:3 所写的文件“没有这份”对不上本轮的文件');
  });

  it('names the documents that are withheld, and by what', async () => {
    const { heldBack } = await statusOf(half().path, '2016-05-24');
    const withheld = heldBack.filter(({ state }) => state === 'withheld');
    expect(withheld.map(({ path }) => path)).toContain('out/体育局-妇女发展规划-2015.docx');
    for (const { because } of withheld) expect(because.map(({ code }) => code)).toContain('unreadable-figure');
  });

  it('shows all that as a table, and writes nothing', async () => {
    const round = half();
    const run = await fuer('status', round.path, '--today', '2016-05-24');
    expect(run.out.split('\n')[0]).toBe(
      '云溪市 2015年　今天 2016-05-24　时限：报表 2016-05-19（已过5天），单位报告 2016-05-25（还有1天），总报告 2016-06-10（还有17天）',
    );
    expect(run.out).toMatch(/教育局\s+未报 0\/2\s+缺妇女/);
    expect(run.out).toContain('报表：应报2个单位，报齐1个；材料：应报2个单位，报齐1个。');
    const reason = run.out.split('\n').findIndex((line) => line.includes('八十八'));
    expect(run.out.split('\n')[reason + 1]).toMatch(/扣发 .*体育局-妇女发展规划-2015\.docx/);
    expect(run.out.match(/八十八/g)).toHaveLength(1);
    expect(round.has('out')).toBe(false);
    expect(round.has('.fuer')).toBe(false);
  });

  it('says what is done by its day, and counts what is overdue without a record', async () => {
    const round = roundFolder();
    const due = 'due: {tables: 2016-05-19, reports: 2016-05-25, general: 2016-06-10}\n';
    round.write({ 'round.yaml': round.text('round.yaml') + due });
    const { out } = await fuer('status', round.path, '--today', '2016-05-26');
    expect(out.split('\n')[0]).toContain('报表 2016-05-19（已报齐），单位报告 2016-05-25（已过1天）');
    expect(out).toContain(
      '单位报告：共4份，可发4份，已报送0份，已收到回执0份，已签发0份；时限已过1天，ledger.yaml 没有报送记录的4份',
    );
    expect((await fuer('status', round.path, '--today', '2016-05-20')).out).not.toContain('没有报送记录');
  });

  it('asks for a date as dates are written', async () => {
    const run = await fuer('status', half().path, '--today', '5月24日');
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('“--today”不能写“5月24日”：应为日期，如 2016-05-24。');
  });
});
