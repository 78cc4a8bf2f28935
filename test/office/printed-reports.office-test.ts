/**
 * Reports altered in Word and printed as PDF by LibreOffice: `fuer verify` names each altered figure and judging word with its
 * page, and nothing else. `FUER_ALTERATIONS` sets how many there are over the ten longest reports (40; half of them words),
 * `FUER_SEED` which; the table by kind goes to `FUER_REPORT`, where that is set.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryIn } from '../../src/formats/docx/merge/returned/recognise.ts';
import { readPdf } from '../../src/formats/pdf/read-pdf.ts';
import type { DocumentMemory } from '../../src/history/document-memory.ts';
import { plainLetters, printedText } from '../../src/history/printed/pages.ts';
import { standingOnPaper } from '../../src/history/printed/standing.ts';
import type { Disagreement } from '../../src/history/verification.ts';
import { verify } from '../../src/history/verification.ts';
import { packagedTemplate } from '../../src/project/packaged.ts';
import { readWords } from '../../src/report/claims/words.ts';
import { parseFigureId } from '../../src/report/figure-id-reading.ts';
import { numbersFrom, otherFigure, otherWord, withBody, type Altered } from '../edits/alterations.ts';
import { buildSample, fuer } from './built-sample.ts';
import { hasLibreOffice, printToPdf } from './libreoffice.ts';

const wanted = Number(process.env['FUER_ALTERATIONS'] ?? '40');
const seed = Number(process.env['FUER_SEED'] ?? '21');
const reports = 10;

const reading = readWords(packagedTemplate('words.yaml'));
if (reading.verdict === 'failed') throw new Error('words.yaml');
const { words } = reading.value;

interface Printed {
  readonly name: string;
  readonly memory: DocumentMemory;
  readonly made: readonly Altered[];
}

describe.skipIf(!hasLibreOffice)('A report that came back as a PDF', () => {
  it('is matched with the report it prints: what was altered in it is named, and nothing else', async () => {
    const { folder, documents } = buildSample('heshan-2015');
    const longest = documents
      .filter((path) => path.endsWith('.docx'))
      .flatMap((path) => {
        const bytes = readFileSync(path);
        const memory = memoryIn(bytes);
        return memory === null ? [] : [{ name: path.slice(path.lastIndexOf('/') + 1), bytes, memory }];
      })
      .toSorted((a, b) => b.memory.blocks.length - a.memory.blocks.length)
      .slice(0, reports);
    const altered = mkdtempSync(join(tmpdir(), 'fuer-printed-'));
    const random = numbersFrom(seed);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    // The shortest first: what a short report has no room for falls to the next.
    let left = wanted;
    const printed = longest.toReversed().map(({ name, bytes, memory }, at, all): Printed => {
      const made: Altered[] = [];
      const share = Math.ceil(left / (all.length - at));
      const document = withBody(bytes, (xml) => {
        let now = xml;
        for (let attempt = 0; made.length < share && attempt < share * 40; attempt += 1) {
          const figures = made.filter(({ kind }) => kind === 'figure').length;
          // A short report may have no figure left.
          const change = figures < share / 2 && attempt < share * 20 ? otherFigure : otherWord;
          const outcome = change(
            now,
            memory.blocks.filter(({ id }) => !made.some(({ block }) => block === id)),
            pick,
          );
          if (outcome === null) continue;
          now = outcome.xml;
          made.push(outcome.altered);
        }
        return now;
      });
      left -= made.length;
      writeFileSync(join(altered, name), document);
      return { name, memory, made };
    });
    printToPdf(altered, ...printed.map(({ name }) => join(altered, name)));

    const table = new Map<string, { found: number; missed: number; wrong: number }>();
    const count = (kind: string, column: 'found' | 'missed' | 'wrong'): void => {
      const cells = table.get(kind) ?? { found: 0, missed: 0, wrong: 0 };
      cells[column] += 1;
      table.set(kind, cells);
    };
    const faults: string[] = [];
    for (const { name, memory, made } of printed) {
      const content = await readPdf(readFileSync(join(altered, name.replace('.docx', '.pdf'))));
      if (content.kind !== 'pages') throw new Error(content.problem.message);
      const paper = standingOnPaper(memory.blocks, printedText(content.pages, memory), memory.heads.flat());
      const found = verify(paper.blocks, null, words);
      const pageOf = new Map(paper.blocks.map(({ id, page }) => [id, page]));
      // A word may begin at the end of one page and end on the next.
      const stands = (page: number | null | undefined, text: string): boolean =>
        printedText(content.pages.slice((page ?? 0) - 1, (page ?? 0) + 1), memory).text.includes(plainLetters(text));
      for (const one of made) {
        const kind = kindOf(one, memory);
        const named =
          one.kind === 'figure'
            ? found.altered.some(
                ({ block, figure, stands: now }) =>
                  block === one.block && figure === one.what && now === plainLetters(one.to),
              )
            : found.alteredWords.some(
                ({ block, should, stands: now }) => block === one.block && (should === one.what || now === one.to),
              );
        count(kind, named && stands(pageOf.get(one.block), one.to) ? 'found' : 'missed');
        if (!named)
          faults.push(
            `${name} missed ${JSON.stringify(one)}: ${JSON.stringify(paper.blocks.find(({ id }) => id === one.block))}`,
          );
        else if (!stands(pageOf.get(one.block), one.to))
          faults.push(`${name} on another page ${JSON.stringify(one)}: ${pageOf.get(one.block)}`);
      }
      const isOwn = (block: string): boolean => made.some((one) => one.block === block);
      // 第1位 that became another word took its figure along.
      const isMade = ({ block, figure, should }: Disagreement): boolean =>
        made.some((each) => each.block === block && (each.what === figure || (each.kind === 'word' && each.what.includes(should ?? '')))); // prettier-ignore
      for (const one of found.altered.filter((each) => !isMade(each))) {
        count('figure', 'wrong');
        faults.push(`${name} falsely ${JSON.stringify(one)}`);
      }
      for (const one of [...found.alteredWords, ...found.reworded, ...found.deleted].filter(
        ({ block }) => !isOwn(block),
      )) {
        count('word', 'wrong');
        faults.push(`${name} falsely ${JSON.stringify(one)}`);
      }
      for (const one of paper.added) {
        count('added words', 'wrong');
        faults.push(`${name} falsely added ${JSON.stringify(one)}`);
      }
    }
    const lines = [...table].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, { found, missed, wrong }]) => `${kind}: ${found} found, ${missed} missed, ${wrong} false`); // prettier-ignore
    const report = process.env['FUER_REPORT'];
    if (report !== undefined) writeFileSync(report, [...lines, ...faults].join('\n'));
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(printed.flatMap(({ made }) => made).length).toBe(wanted);
    expect(faults).toEqual([]);

    // The command itself, with the report found by its words: one altered, and one as it was printed.
    const [first] = printed;
    if (first === undefined) return;
    const said = fuer('verify', join(altered, first.name.replace('.docx', '.pdf')), '--round', folder);
    expect(said).toContain(`印的是out/${first.name}`);
    expect(said).toMatch(/第\d+页，/u);
    expect(said).toContain('结论：不一致');
    const clean = longest.find(({ name }) => name.includes('教育局-妇女'));
    if (clean === undefined) throw new Error('no such report');
    const whole = mkdtempSync(join(tmpdir(), 'fuer-printed-'));
    printToPdf(whole, join(folder, 'out', clean.name));
    expect(fuer('verify', join(whole, clean.name.replace('.docx', '.pdf')), '--round', folder)).toContain('结论：一致');
  });
});

/** Of a figure what it is, of a word in what it stands. */
function kindOf({ kind, what, block }: Altered, { blocks }: DocumentMemory): string {
  const text = blocks.find(({ id }) => id === block)?.text ?? '';
  const place = text.includes('\t') ? 'row' : 'sentence';
  if (kind === 'word') return `word in a ${place}`;
  return `figure (${parseFigureId(what)?.kind ?? 'other'}) in a ${place}`;
}
