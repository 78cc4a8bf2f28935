/** The sample round, and what is put right in its data while people work on its documents. */
import ExcelJS from 'exceljs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { prepareRound } from '../../src/pipeline/pipeline.ts';
import type { RoundFiles } from '../../src/pipeline/read/round-files.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import { openRound } from '../../src/project/project.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function sampleFiles(): RoundFiles {
  const opening = openRound(resolve(root, 'samples/heshan-2015'));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  return opening.project.files;
}

/** A report as the program writes it, and what else a merge needs to know. */
export interface Written {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WrittenRound {
  readonly documents: ReadonlyMap<string, Written>;
  readonly names: readonly string[];
}

export async function written(files: RoundFiles): Promise<WrittenRound> {
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  const { documents, dataset } = prepareRound(configuration.value, files, choices);
  const made = new Map<string, Written>();
  for (const { document } of documents) {
    if ('sheets' in document.content) continue;
    const { bytes } = await renderDocument(document, { area: '鹤山市', program: '0.1.0' });
    made.set(document.path, { path: document.path, bytes });
  }
  return { documents: made, names: dataset.indicators.flatMap(({ name, short }) => [name, short]) };
}

export type Fix = (files: RoundFiles) => Promise<RoundFiles>;

/** The rows of these codes taken out of every table. */
export function withoutRows(...codes: readonly string[]): Fix {
  return async (files) => {
    const own = [];
    for (const file of files.folders.workbooks) {
      if (!('bytes' in file) || !file.file.endsWith('.xlsx')) {
        own.push(file);
        continue;
      }
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Buffer.from(file.bytes) as never);
      let touched = false;
      for (const sheet of workbook.worksheets) {
        sheet.eachRow((row) => {
          let has = false;
          row.eachCell((cell) => {
            has ||= codes.includes(String(cell.value));
          });
          if (!has) return;
          touched = true;
          row.eachCell((cell) => {
            cell.value = null;
          });
        });
      }
      own.push(touched ? { ...file, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) } : file);
    }
    return { ...files, folders: { ...files.folders, workbooks: own } };
  };
}

/** Figures by indicator's code or name; the heading of the column holds `column`. */
export function cells(
  folder: 'workbooks' | 'reference' | 'history',
  column: string,
  changes: Readonly<Record<string, (old: number) => number | null>>,
): Fix {
  return async (files) => {
    const own = [];
    for (const file of files.folders[folder]) {
      if ('bytes' in file && file.file.endsWith('.xlsx')) {
        own.push({ ...file, bytes: await changedWorkbook(file.bytes, column, changes) });
      } else own.push(file);
    }
    return { ...files, folders: { ...files.folders, [folder]: own } };
  };
}

async function changedWorkbook(
  bytes: Uint8Array,
  column: string,
  changes: Readonly<Record<string, (old: number) => number | null>>,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // exceljs wants a Buffer of its own kind.
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  let touched = false;
  for (const sheet of workbook.worksheets) {
    let place: number | null = null;
    sheet.eachRow((row) => {
      row.eachCell((cell, index) => {
        if (typeof cell.value === 'string' && cell.value.includes(column) && cell.value.length < 12) place = index;
      });
      if (place === null) return;
      const found = Object.keys(changes).find((key) => {
        let has = false;
        row.eachCell((cell) => {
          has ||= cell.value === key;
        });
        return has;
      });
      const change = found === undefined ? undefined : changes[found];
      const target = row.getCell(place);
      if (change === undefined || typeof target.value !== 'number') return;
      const now = change(target.value);
      target.value = now === null ? null : Math.round(now * 1000) / 1000;
      touched = true;
    });
  }
  return touched ? new Uint8Array(await workbook.xlsx.writeBuffer()) : bytes;
}

/** Words of one of the round's own texts. */
export function words(
  file: 'plan' | 'round' | 'register',
  ...pairs: readonly (readonly [string | RegExp, string])[]
): Fix {
  return (files) => {
    const source = files[file];
    if (source === null) throw new Error(`no ${file}`);
    let text = source.text;
    for (const [old, now] of pairs) {
      const changed = text.replace(old, now);
      if (changed === text) throw new Error(`${String(old)} is not in ${file}`);
      text = changed;
    }
    return Promise.resolve({ ...files, [file]: { ...source, text } });
  };
}

/** A note's text changed. */
export function note(name: string, change: (text: string) => string): Fix {
  return (files) => {
    const notes = files.folders.notes.map((file) => {
      if (!('bytes' in file) || !file.file.includes(name)) return file;
      const old = new TextDecoder().decode(file.bytes);
      const now = change(old);
      if (now === old) throw new Error(`nothing changed in ${name}`);
      return { ...file, bytes: new TextEncoder().encode(now) };
    });
    return Promise.resolve({ ...files, folders: { ...files.folders, notes } });
  };
}

export function both(...fixes: readonly Fix[]): Fix {
  return async (files) => {
    let now = files;
    for (const fix of fixes) now = await fix(now);
    return now;
  };
}

const plus =
  (by: number) =>
  (old: number): number =>
    old + by;

/** Every own figure of the year moved a little: most words of every report change. */
const everything: Fix = (files) => {
  const codes = [...(files.plan?.text ?? '').matchAll(/^([WC]\d+\w*):/gm)].map(([, code = '']) => code);
  const changes = Object.fromEntries(codes.map((code, index) => [code, plus(((index % 7) - 3) * 0.1)]));
  return cells('workbooks', '2015年', changes)(files);
};

const gone = both(words('plan', [/^C30a:.*\n/m, ''], [/^W10b:.*\n/m, '']), withoutRows('C30a', 'W10b'));

/** What was wrong before, where that is not the sample as it is. */
export const before: Readonly<Record<string, Fix>> = {
  'an indicator comes': gone,
  'an area comes': words('round', [/^ {2}- \{id: peer-2.*\n/m, '']),
  'an area goes, an indicator comes': gone,
};

export const fixes: Readonly<Record<string, Fix>> = {
  'one value': cells('workbooks', '2015年', { C27: () => 92.8 }),
  'a verdict turned': cells('workbooks', '2015年', { C27: () => 95.6, W04: () => 71.2, W16: () => 60.1 }),
  'order turned, province': cells('reference', '2015', {
    污水处理率: plus(0.3),
    人均公园绿地面积: plus(0.05),
    妇女常见病筛查率: plus(9),
  }),
  'order turned, change': cells('workbooks', '2014年', { W04: plus(-3.1), W10b: plus(2.7), W16: plus(1.9) }),
  'last year revised': cells('workbooks', '2014年', { C27: plus(0.7), W19: plus(-0.4), W52a: plus(0.6) }),
  'an indicator goes': gone,
  'an indicator comes': (files) => Promise.resolve(files),
  'target changed': words(
    'plan',
    [/(C27: .*?atLeast: )95(, text: ")95/, '$193$293'],
    [/(W04: .*?atLeast: )80(, text: ")80/, '$185$285'],
  ),
  'base changed': words(
    'plan',
    [/(W19: \{base: \{year: 2013, value: )89\.2/, '$188.1'],
    [/(C27: \{base: \{year: 2013, value: )[\d.]+/, '$187.9'],
  ),
  'measure changed': words('register', [/(code: W54\b[\s\S]*?decimals: )\d/, '$11']),
  'dates changed': words('round', [/^(dates: .*reports: )[\d-]+/m, '$12016-05-27']),
  'province gone': cells('reference', '全省2015', {
    高中阶段毛入学率: () => null,
    污水处理率: () => null,
    婚前医学检查率: () => null,
  }),
  'a note more': note('教育局', (text) => text.replace(/(存在问题[^\n]*\n)/, '$1\n一是山区镇学位仍然紧张。\n')),
  'a note less': note('卫生局', (text) => text.replace(/\n[^\n#]{12,}\n/, '\n')),
  'another area': words('round', [/^ {2}- \{id: peer-2.*\n/m, '']),
  'an area comes': (files) => Promise.resolve(files),
  'areas turned': words('round', [/^( {2}- \{id: peer-1.*\n)( {2}- \{id: peer-2.*\n)/m, '$2$1']),
  'an area goes, an indicator comes': words('round', [/^ {2}- \{id: peer-1.*\n/m, '']),
  'units merged': words(
    'round',
    [/^ {2}- \{name: 计生局,.*\n/m, ''],
    ['aliases: [市卫生局]', 'aliases: [市卫生局, 计生局, 市计生局, 人口和计划生育局]'],
  ),
  'stage changed': words('round', [/^compiler:/m, 'stage: {women: midterm, children: midterm}\ncompiler:']),
  'another name': words('register', [/name: 高中阶段毛入学率\n/, 'name: 高中阶段教育毛入学率\n']),
  everything,
  'several at once': both(
    cells('workbooks', '2015年', { C27: () => 92.8, C25: plus(0.9), W52a: plus(-1.1), W10a: plus(1.3) }),
    cells('reference', '2015', { 污水处理率: plus(0.3), 九年义务教育巩固率: plus(-2) }),
    words('plan', [/^W51:.*\n/m, '']),
  ),
};
