/** The minutes form filled in with LibreOffice, read back: the ledger, its report and next year's questions follow. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readReportText } from '../../src/formats/docx/read/read.ts';
import { fuer } from '../commands/a-round-folder.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** The sample with nothing done yet. */
function roundWithoutLedger(): string {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-meeting-'));
  cpSync('indicators.yaml', join(aside, 'indicators.yaml'));
  const folder = join(aside, 'samples', 'round');
  cpSync('samples/heshan-2015', folder, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued)$/.test(path) });
  rmSync(join(folder, 'ledger.yaml'));
  return folder;
}

function converted(file: string, form: string, into: string): void {
  const profile = pathToFileURL(mkdtempSync(join(tmpdir(), 'fuer-profile-'))).href;
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', form, '--outdir', into, file],
    { stdio: 'ignore', timeout: 120_000 },
  );
}

/** LibreOffice's own flat form of the document, with words put into a row's cells, saved by it as .docx again. */
function filledIn(
  form: string,
  fillings: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'fuer-filled-'));
  converted(form, 'fodt', folder);
  const [flat = ''] = readdirSync(folder);
  const rows = readFileSync(join(folder, flat), 'utf8').split(/(?=<table:table-row[ >])/u);
  const written = rows.map((row) => {
    const code = Object.keys(fillings).find((name) => row.includes(`>${name}<`));
    if (code === undefined) return row;
    return row
      .split(/(?=<table:table-cell[ >])/u)
      .map((cell, position) => {
        const words = fillings[code]?.[position - 1];
        if (words === undefined) return cell;
        const paragraphs = words.map((text) => `<text:p>${text}</text:p>`).join('');
        return cell.replace(/(<table:table-cell[^>]*>).*?(<\/table:table-cell>)/su, `$1${paragraphs}$2`);
      })
      .join('');
  });
  writeFileSync(join(folder, 'filled.fodt'), written.join(''));
  converted(join(folder, 'filled.fodt'), 'docx:MS Word 2007 XML', join(folder, 'out'));
  return join(folder, 'out', 'filled.docx');
}

const wordsIn = (file: string): string => {
  const reading = readReportText(readFileSync(file));
  if (reading.verdict === 'refused') throw new Error('unreadable');
  return reading.content.blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    )
    .join('\n');
};

describe.skipIf(!hasOffice)('A meeting', { timeout: 300_000 }, () => {
  it('goes from the form that LibreOffice saved into ledger, scheme, report and next year’s forms', async () => {
    const folder = roundWithoutLedger();
    const first = await fuer('会商', folder);
    expect(first.out).toContain('写出 out/会商/预警通知书-教育局-2015.docx');
    expect(first.out).not.toContain('推进方案');
    const form = filledIn(join(folder, 'forms', '会商纪要表-2015.docx'), {
      C28: {
        4: ['2016年6月6日特教联席会议'],
        7: ['对没有入学的残疾儿童逐人评估', '招聘特教教师3名'],
        8: ['2016年8月底前'],
        9: ['演示联系人乙'],
      },
    });
    const second = await fuer('会商', folder, '--纪要', form);
    expect(second.err).toBe('');
    expect(second.out).toContain('C28（儿童）：会商情况、牵头单位、推进措施、完成时限、责任人');
    // The rows that nobody filled in begin no entry.
    const ledger = readFileSync(join(folder, 'ledger.yaml'), 'utf8');
    expect(ledger.match(/indicator:/g)).toHaveLength(1);
    const scheme = wordsIn(join(folder, 'out', '会商', '推进方案-2015.docx'));
    for (const words of ['1. 对没有入学的残疾儿童逐人评估', '2. 招聘特教教师3名', '2016年8月底前', '演示联系人乙'])
      expect(scheme).toContain(words);
    await fuer('build', folder);
    const report = wordsIn(join(folder, 'out', '预警机制执行情况台账-2015.docx'));
    expect(report).toContain('对没有入学的残疾儿童逐人评估；招聘特教教师3名');
    expect(report).toContain('未到期');
    await fuer('forms', folder);
    const questions = wordsIn(
      join(folder, 'forms', readdirSync(join(folder, 'forms')).find((name) => /教育局.*\.docx$/.test(name)) ?? ''),
    );
    expect(questions).toContain('招聘特教教师3名');
    // The form for the minutes is not one that `forms` takes away.
    expect(readdirSync(join(folder, 'forms'))).toContain('会商纪要表-2015.docx');
    // Read once more, nothing is new.
    expect((await fuer('meet', folder, '--minutes', form)).out).toContain('纪要表里没有台账还没有的内容');
  });
});
