/** Every document of both samples is valid for the Open XML SDK, passes our own lint, and opens in LibreOffice. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lintDocument } from '../../src/formats/docx/lint/lint.ts';
import type { BuiltSample } from './built-sample.ts';
import { buildSample, fuer } from './built-sample.ts';

const validator = process.env['FUER_VALIDATOR'];
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

function invalidParts(path: string): readonly string[] {
  const verdict: unknown = JSON.parse(
    spawnSync(validator ?? '', [path], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout,
  );
  return verdict !== null && typeof verdict === 'object' && 'ok' in verdict && verdict.ok === true
    ? []
    : [`${basename(path)}: ${JSON.stringify(verdict).slice(0, 600)}`];
}

describe.each(['heshan-2015', 'outline-2018'])('the documents of %s', (sample) => {
  let built: BuiltSample;

  beforeAll(() => {
    built = buildSample(sample);
  });

  test('are all there', () => {
    const names = built.documents.map((path) => basename(path));
    expect(names.filter((name) => /-(妇女|儿童)发展规划-\d+\.docx$/.test(name))).toHaveLength(
      sample === 'heshan-2015' ? 22 : 0,
    );
    expect(names.filter((name) => name.includes('总报告'))).toHaveLength(1);
    expect(names.filter((name) => name.includes('预警情况表'))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith('重点监测统计年报表'))).toHaveLength(1);
  });

  test.skipIf(validator === undefined)('are valid for the Open XML SDK', () => {
    expect(built.documents.flatMap(invalidParts)).toEqual([]);
  });

  test('have nothing that our own lint finds', () => {
    const faults = built.documents
      .filter((path) => path.endsWith('.docx'))
      .flatMap((path) =>
        lintDocument(new Uint8Array(readFileSync(path))).map((fault) => `${basename(path)}: ${fault}`),
      );
    expect(faults).toEqual([]);
  });

  test.skipIf(!hasLibreOffice)('open in LibreOffice, page by page', () => {
    const pdfs = mkdtempSync(join(tmpdir(), 'fuer-pdf-'));
    const profile = mkdtempSync(join(tmpdir(), 'fuer-lo-'));
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        pdfs,
        ...built.documents,
      ],
      { stdio: 'ignore' },
    );
    for (const path of built.documents) {
      const pdf = join(pdfs, basename(path).replace(/\.(docx|xlsx)$/, '.pdf'));
      expect(statSync(pdf).size, basename(path)).toBeGreaterThan(2_000);
    }
  });
});

describe('the papers of a check of heshan-2015 before anything was decided', () => {
  let papers: readonly string[];

  beforeAll(() => {
    const { folder } = buildSample('heshan-2015');
    rmSync(join(folder, 'decisions.yaml'));
    fuer('check', folder, '--annotate');
    const out = join(folder, 'out');
    const returned = join(out, '退回');
    papers = [
      ...['审核意见.docx', '审核记录-2015.docx'].map((name) => join(out, name)),
      ...(existsSync(returned) ? readdirSync(returned).map((name) => join(returned, name)) : []),
    ].filter((path) => /\.(?:docx|xlsx)$/u.test(path));
  });

  test('are there, with rows in 审核意见', () => {
    const [opinions = ''] = papers;
    expect(basename(opinions)).toBe('审核意见.docx');
    expect(statSync(opinions).size).toBeGreaterThan(5_000);
    expect(papers.length).toBeGreaterThan(2);
  });

  test.skipIf(validator === undefined)('are valid for the Open XML SDK', () => {
    expect(papers.flatMap(invalidParts)).toEqual([]);
  });

  test('have nothing that our own lint finds', () => {
    const documents = papers.filter((path) => path.endsWith('.docx'));
    const faults = documents.flatMap((path) =>
      lintDocument(new Uint8Array(readFileSync(path))).map((fault) => `${basename(path)}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});
