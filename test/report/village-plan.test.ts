/**
 * A real village plan in traditional characters: under 妇联's own name it is somebody else's words and stands apart; looked
 * into and accepted it is all plan and no result; in 妇联's folder of grass-roots material it is the village's.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inlinesOf } from '../../src/report/compose/numbering-and-names.ts';
import type { Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import { composedRound } from '../golden/composed.ts';

const plan = new URL('../../../shared/unit-notes-example.txt', import.meta.url);
const text = existsSync(plan) ? readFileSync(plan, 'utf8') : '';

const acceptance = `- accept: {finding: place-words, at: "notes/妇联.txt"}
  reason: 妇联转报的工作计划，按妇联的计划用
  by: 统计局
  date: 2016-05-20
`;

/** The sample with the plan as one of its notes; `alone` without 妇联's own. */
function roundWith(file: string, alone: boolean, decisions = '') {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-village-'));
  cpSync('indicators.yaml', join(aside, 'indicators.yaml'));
  const folder = join(aside, 'samples', 'round');
  cpSync('samples/heshan-2015', folder, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued)$/.test(path) });
  if (alone) rmSync(join(folder, 'notes', '妇联.md'));
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  if (decisions !== '')
    writeFileSync(
      join(folder, 'decisions.yaml'),
      `${readFileSync(join(folder, 'decisions.yaml'), 'utf8').trimEnd()}\n${decisions}`,
    );
  return composedRound(folder);
}

/** Runs of its own words, long enough to be nobody else's. */
const phrases = text.split(/[。；，,;\s]/u).filter((words) => words.length >= 8);

const wordsOf = (report: Report): string =>
  report.sections.flatMap(({ blocks }) => blocks.map((block) => plainText(inlinesOf(block)))).join('\n');

/** Without the numbers of its list, spaces and line breaks: 1、 2、 are ours to set. */
const bare = (words: string): string => words.replace(/^\d+、/gmu, '').replace(/\s/gu, '');

describe.skipIf(text === '')('a village’s plan, in traditional characters', () => {
  test('under 妇联’s own name is told in nobody’s voice, named, and kept whole', () => {
    const { reports, dataset } = roundWith('notes/妇联.txt', true);
    for (const report of reports)
      for (const phrase of phrases) expect(wordsOf(report), report.id).not.toContain(phrase);
    const [finding, ...others] = dataset.findings.filter(({ code }) => code === 'place-words');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ level: '核实性', unit: '妇联' });
    expect(finding?.message).toContain('“全村”');
    const kept = (dataset.placeNotes ?? []).flatMap((note) => [...(note.preface ?? []), ...note.items]);
    expect(kept.map((item) => bare(item.text)).join('')).toBe(bare(text));
    // What 妇联 owes is asked for.
    const own = reports.filter(({ id }) => id.startsWith('妇联/'));
    for (const report of own) expect(wordsOf(report)).toContain('【待补充：2015年主要做法');
  });

  test('in 妇联’s folder is 南三村’s, and 妇联’s own words stay 妇联’s', () => {
    const { reports, dataset } = roundWith('notes/妇联/南三村.txt', false);
    for (const report of reports)
      for (const phrase of phrases) expect(wordsOf(report), report.id).not.toContain(phrase);
    expect(dataset.findings.filter(({ code }) => code === 'place-words')).toEqual([]);
    const [note] = dataset.placeNotes ?? [];
    expect(note?.place).toBe('南三村');
    const kept = [...(note?.preface ?? []), ...(note?.items ?? [])];
    expect(kept.map((item) => bare(item.text)).join('')).toBe(bare(text));
  });

  test('accepted as 妇联’s own is all plan and no result, to the character', () => {
    const { reports, dataset } = roundWith('notes/妇联.txt', true, acceptance);
    expect(dataset.findings.filter(({ code }) => code === 'place-words' || code === 'unmet-decision')).toEqual([]);
    const own = reports.filter(({ id }) => id.startsWith('妇联/'));
    const inPart = (wanted: string): string =>
      own
        .flatMap(({ sections }) => sections.filter(({ id }) => id === wanted))
        .flatMap(({ blocks }) => blocks.flatMap(inlinesOf))
        .flatMap((inline) => (inline.kind === 'words' ? [inline.text] : []))
        .join('\n');
    // Its eight numbered items begin so.
    for (const opening of [
      '加強婦代會隊伍建設',
      '健全高效規(guī)范的工作運行機制',
      '堅持創(chuàng)新發(fā)展',
      '以各種節(jié)日為工作契機',
      '以文明家庭為工作抓手',
      '做好宣傳工作',
      '著力深化婦聯(lián)維權工作機制',
      '深入開展扶貧幫困活動',
    ])
      expect(inPart('recommendations')).toContain(opening);
    expect(phrases.filter((phrase) => inPart('policy').includes(phrase))).toEqual([]);
  });

  test('has one finding for all its half-width marks', () => {
    const { dataset } = roundWith('notes/妇联.txt', true, acceptance);
    const marks = dataset.findings.filter(
      ({ code, unit, message }) => code === 'note-wording' && unit === '妇联' && message.includes('半角标点'),
    );
    expect(marks).toHaveLength(1);
  });
});

describe('Grass-roots material', () => {
  test('is quoted under its place’s name where it tells of work worth copying, and nowhere else', () => {
    const aside = mkdtempSync(join(tmpdir(), 'fuer-place-'));
    cpSync('indicators.yaml', join(aside, 'indicators.yaml'));
    const folder = join(aside, 'samples', 'round');
    cpSync('samples/heshan-2015', folder, {
      recursive: true,
      filter: (path) => !/[/\\](out|\.fuer|issued)$/.test(path),
    });
    mkdirSync(join(folder, 'notes', '妇联'));
    writeFileSync(
      join(folder, 'notes', '妇联', '沙坪街道.md'),
      '## 典型做法\n\n- 我街道在6个社区设立了姐妹谈心室。\n\n## 主要做法\n\n- 召开座谈会4次。\n',
    );
    const { reports } = composedRound(folder);
    const women = reports.find(({ id }) => id === '妇联/women');
    const told = women === undefined ? '' : wordsOf(women);
    expect(told).toMatch(/（.）典型做法。沙坪街道：我街道在6个社区设立了姐妹谈心室。/u);
    expect(told).not.toContain('召开座谈会4次');
    for (const report of reports.filter(({ unit }) => unit !== '妇联')) expect(wordsOf(report)).not.toContain('谈心室');
  });
});
