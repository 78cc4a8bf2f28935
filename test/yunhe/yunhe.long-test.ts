/** 云和市 from nothing to its first issue and into the next year, as a new user goes by the README. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';
import { fillForms, writeNotes } from './filled-forms.ts';
import { writeMaterials, yunheTargets } from './materials.ts';

const keyUnits = [
  '统计局', '卫生健康局', '体育局', '教育局', '人力资源和社会保障局', '组织部', '民政局', '城市管理和综合执法局', '生态环境局', '妇联',
]; // prettier-ignore

describe('云和市', () => {
  it('goes from nothing to issue and next without a line of plan.yaml typed', async () => {
    const desk = emptyFolder();
    const [first, second] = [join(desk, '云和市-2022'), join(desk, '云和市-2023')];
    const { women, children } = await writeMaterials(join(desk, '材料'));

    await done('init', first, '--province', '浙江省');
    const taken = [
      await done('plan', women, first, '--plan', '妇女'),
      await done('plan', children, first, '--plan', '儿童'),
    ];
    const plan = readFileSync(join(first, 'plan.yaml'), 'utf8');
    const entries = plan.split('\n').filter((line) => /^[WC]\d/.test(line));
    // One phrase (得到控制) says nothing that can be judged, and is told.
    expect(entries.length).toBe(yunheTargets().length - 1);
    expect(taken.join('\n')).toContain('“得到控制”没有读成限值');

    // What a person does by hand: three units that the list of offices lacks, an alias, dates, three tolerances.
    const settings = join(first, 'round.yaml');
    const strangers = ['医疗保障局', '水利局', '农业农村局'].map((name) => `  - {name: ${name}, role: member}\n`).join('');
    writeFileSync(
      settings,
      readFileSync(settings, 'utf8')
        .replace('\n# 对比地区', `${strangers}\n# 对比地区`)
        .replace('"市政局"]', '"市政局", "城市管理局"]')
        .replace('# due: {', 'due: {')
        .replace('# dates: {', 'dates: {'),
    );
    writeFileSync(
      join(first, 'plan.yaml'),
      plan.replace(/around: \{value: (\d+)\}/g, 'around: {value: $1, tolerance: 5}'),
    );

    await done('forms', first);
    const { figures, marks } = await fillForms(first, 2022);
    expect(figures).toBeGreaterThan(50);
    expect(marks).toBeGreaterThan(100);
    writeNotes(first, keyUnits, 2022);

    // Every blank is answered as the form asks: no finding asks for it again, and marks are told once a unit.
    const { findings } = JSON.parse((await fuer('check', first, '--json')).out) as {
      findings: { code: string; level: string; unit: string | null }[];
    };
    expect(findings.filter(({ code }) => code === 'blank')).toEqual([]);
    const told = findings.filter(({ code }) => code === 'missing-mark');
    expect(new Set(told.map(({ unit }) => unit)).size).toBe(told.length);
    expect(findings.filter(({ level }) => level !== '提示性').length).toBeLessThan(5);

    await done('build', first);
    expect(await changedBy(first, 'W04 2022=76.1')).toEqual(toldInTheGuide());
    expect((await fuer('issue', first)).out).toMatch(/第1次发出：2\d份文件/);
    const next = await done('next', first, second);
    expect(next).toContain('取自定稿');
    expect(readdirSync(join(second, 'history'))).toContain('重点监测统计年报表-2022.xlsx');
    expect(readFileSync(join(second, 'plan.yaml'), 'utf8')).toBe(readFileSync(join(first, 'plan.yaml'), 'utf8'));
    await done('forms', second);
    const again = await fillForms(second, 2023);
    expect(again.figures).toBe(figures);
    const judged = JSON.parse(await done('assess', second, '--json')) as { previous: string | null; value: string | null }[];
    expect(judged.filter(({ previous, value }) => previous !== null && value !== null).length).toBeGreaterThan(50);
  });
}); // prettier-ignore

async function done(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await fuer(...words);
  expect(err, words.join(' ')).toBe('');
  expect(code, `${words.join(' ')}\n${out}`).toBe(0);
  return out;
}

interface ByHand {
  readonly files: number;
  readonly places: number;
  readonly figures: number;
}

const changesForm = z.object({
  documents: z.array(z.object({ blocks: z.array(z.object({ before: z.string().nullable(), after: z.string().nullable() })) })),
}); // prettier-ignore

/** What one who mends the documents by hand has to find and to type again: counted on the words before and after. */
async function changedBy(round: string, fix: string): Promise<ByHand> {
  const { documents } = changesForm.parse(JSON.parse(await done('changes', round, '--set', fix, '--json')));
  const changed = documents
    .map(({ blocks }) => blocks.filter(({ before, after }) => before !== after))
    .filter((blocks) => blocks.length > 0);
  const places = changed.flat();
  const figures = places.map(({ before, after }) => newFigures(before ?? '', after ?? ''));
  return { files: changed.length, places: places.length, figures: figures.reduce((sum, one) => sum + one, 0) };
}

function newFigures(before: string, after: string): number {
  const old = before.match(/\d+(?:\.\d+)?/gu) ?? [];
  const left = [...old];
  return (after.match(/\d+(?:\.\d+)?/gu) ?? []).filter((figure) => {
    const at = left.indexOf(figure);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
}

/** The guide's table of one mended figure. */
function toldInTheGuide(): ByHand {
  const guide = readFileSync(new URL('../../docs/统计局.md', import.meta.url), 'utf8');
  const told = (row: string): number => Number(new RegExp(`\\| ${row} \\| (\\d+)`, 'u').exec(guide)?.[1]);
  return { files: told('要改的文件'), places: told('要改的句子和表格行'), figures: told('重打的数字') };
}
