/**
 * Prints what our Word writer costs beside others: one report of 5 sections, 40 paragraphs and 6 tables of 20 × 8, without
 * pictures, because our reports have none; charts apart. All in one run, taking turns, each in a process of its own, so that
 * none sweeps up behind another. The floor is the body's text through zlib alone. The other programs are installed aside, in .cache/bench; where they cannot be, they are left out.
 *
 * Part of `npm run bench`; alone: `npx tsx test/bench/writers.mjs`.
 */
import { execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { officialLook } from '../../src/formats/docx/write/look.ts';
import { writeReport } from '../../src/formats/docx/write/write.ts';
import { megabytes, median, milliseconds, printTable } from './printing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const aside = join(root, '.cache', 'bench');
const others = [
  'docxtemplater@3.71.0',
  'pizzip@3.3.0',
  'easy-template-x@7.2.8',
  'carbone@3.8.2',
  'docx-templates@4.15.0',
];

/** Each runs so long before anything counts, in ms: a program that has just started runs code that is not compiled yet. */
const warming = 2_000;
const turns = 10;
/** A process that waited for its turn has let go of compiled code: it runs so long again, then so long by the clock. In ms. */
const rewarming = 600;
const timed = 300;

const sentence =
  '2015年，全市孕产妇死亡率为8.51/10万，比上年下降1.19个十万分点，低于全省平均水平3.05个十万分点，已达到《规划》“15/10万以下”的目标。';
const sections = Array.from({ length: 5 }, (_, section) => ({
  title: `${'一二三四五'[section]}、第${section + 1}部分`,
  paragraphs: Array.from({ length: 8 }, (_, number) => `（${number + 1}）${sentence}${sentence}${section}`),
}));
const tables = Array.from({ length: 6 }, (_, table) =>
  Array.from({ length: 20 }, (_, row) => Array.from({ length: 8 }, (_, column) => `${table + 1}.${row}${column}`)),
);

const floor = 'floor: body through zlib, level 6';

/** Each gives a function that makes one document. */
const contestants = {
  [floor]: async () => {
    const text = bodyOf(await contestants['our writer']()());
    return () => deflateRawSync(Buffer.from(text), { level: 6 });
  },
  'our writer': () => async () => (await writeReport(ourReport(false), officialLook, { run: 'bench' })).bytes,
  'our writer, 2 charts': () => async () => (await writeReport(ourReport(true), officialLook, { run: 'bench' })).bytes,
  'docx directly': () => async () => Packer.toBuffer(new Document({ sections: [{ children: directly() }] })),
  docxtemplater: async () => {
    const [Docxtemplater, PizZip] = [peer('docxtemplater'), peer('pizzip')];
    const template = await templateOf({
      each: (list, of) => [`{#${list}}{${of}}{/${list}}`],
      row: loopedRow('{#', '{/', '}'),
    });
    return async () => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
      document.render(values());
      return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
  },
  'easy-template-x': async () => {
    const { TemplateHandler } = peer('easy-template-x');
    const template = await templateOf({
      each: (list, of) => [`{#${list}}`, `{${of}}`, `{/${list}}`],
      row: loopedRow('{#', '{/', '}'),
    });
    return () => new TemplateHandler().process(template, values());
  },
  carbone: async () => {
    const carbone = peer('carbone');
    const { writeFileSync } = await import('node:fs');
    const file = join(aside, 'carbone.docx');
    writeFileSync(
      file,
      await templateOf({
        each: (list, of) => [`{d.${list}[i].${of}}`, `{d.${list}[i+1].${of}}`],
        row: (list, keys) => [keys.map((key) => `{d.${list}[i].${key}}`), keys.map((key) => `{d.${list}[i+1].${key}}`)],
      }),
    );
    return () =>
      new Promise((done, fail) =>
        carbone.render(file, values(), (error, result) => (error ? fail(error) : done(result))),
      );
  },
  'docx-templates': async () => {
    const { createReport } = peer('docx-templates');
    const template = await templateOf({
      each: (list, of) => [`+++FOR x IN ${list}+++`, `+++INS $x.${of}+++`, '+++END-FOR x+++'],
      row: (list, keys) => [
        [`+++FOR r IN ${list}+++`, ...keys.slice(1).map(() => '')],
        keys.map((key) => `+++INS $r.${key}+++`),
        ['+++END-FOR r+++', ...keys.slice(1).map(() => '')],
      ],
    });
    return () => createReport({ template, data: values(), noSandbox: true, cmdDelimiter: '+++' });
  },
};

const named = process.argv[2];
if (named === undefined) await compare();
else await perform(contestants[named]);

async function compare() {
  installOthers();
  const ready = [];
  for (const name of Object.keys(contestants)) {
    const contestant = await started(name);
    if (contestant !== null) ready.push(contestant);
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { took, makeMore } of ready) took.push(await makeMore());
  }
  const memory = new Map();
  for (const { name, stop } of ready) memory.set(name, await stop());
  const costOf = (wanted) => median(ready.find(({ name }) => name === wanted).took);
  const [least, ours] = [costOf(floor), costOf('our writer')];
  printTable(
    `5 sections, 40 paragraphs, 6 tables 20 × 8, no pictures: ms a document, median of ${turns} turns of ${timed} ms`,
    ['writer', 'ms', 'of ours', 'of the floor', 'KB', 'characters', 'memory (MB)'],
    ready.map(({ name, took, size, words }) => {
      const cost = median(took);
      const ratios = [`${(cost / ours).toFixed(2)}×`, `${(cost / least).toFixed(2)}×`];
      return [name, milliseconds(cost), ...ratios, kilobytes(size), words === null ? '' : `${words}`, memory.get(name)];
    }),
  );
}

function kilobytes(bytes) {
  return String(Math.round(bytes / 1024));
}

/** A process that makes documents whenever it is told to; null where it cannot. */
async function started(name) {
  const child = fork(fileURLToPath(import.meta.url), [name], { execArgv: process.execArgv, silent: true });
  let waiting = () => {};
  child.on('message', (message) => waiting(message));
  child.on('exit', () => waiting(null));
  const told = () => new Promise((done) => (waiting = done));
  const said = [];
  child.stderr.on('data', (piece) => said.push(String(piece)));
  const first = await told();
  if (first === null) {
    const reason = said.join('').match(/^.*Error: .*$/m)?.[0];
    console.log(`${name} is left out${reason === undefined ? '' : `: ${reason}`}`);
    return null;
  }
  const ask = (question) => {
    const answer = told();
    child.send(question);
    return answer;
  };
  const stop = async () => {
    const highest = await ask('stop');
    child.disconnect();
    return megabytes(highest * 1024);
  };
  return { name, ...first, took: [], makeMore: () => ask('more'), stop };
}

/** In the process of one contestant: warmed up, it tells of its document, then makes some whenever asked. */
async function perform(prepare) {
  const make = await prepare();
  await makeFor(warming, make);
  const bytes = await make();
  process.on('message', async (question) => {
    if (question === 'stop') return process.send(process.resourceUsage().maxRSS);
    await makeFor(rewarming, make);
    const { count, took } = await makeFor(timed, make);
    process.send(took / count);
  });
  process.send({ size: bytes.length, words: isDocument(bytes) ? wordsIn(bytes) : null });
}

async function makeFor(milliseconds, make) {
  const start = performance.now();
  let count = 0;
  let took = 0;
  while (took < milliseconds) {
    await make();
    count += 1;
    took = performance.now() - start;
  }
  return { count, took };
}

function isDocument(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function installOthers() {
  if (existsSync(join(aside, 'node_modules', 'docx-templates'))) return;
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['i', '--no-save', '--no-audit', '--no-fund', '--prefix', aside, ...others], { stdio: 'ignore' });
  } catch {
    console.log('The other programs could not be installed.');
  }
}

function peer(name) {
  return createRequire(join(aside, 'package.json'))(name);
}

function ourReport(charts) {
  const text = (words) => [{ kind: 'text', text: words }];
  const blocks = (section, position) => [
    { kind: 'heading', id: `s${position}`, level: 1, inlines: text(section.title) },
    ...section.paragraphs.map((words, number) => ({
      kind: 'paragraph',
      id: `s${position}/${number}`,
      inlines: text(words),
    })),
  ];
  const table = (rows, position) => ({
    kind: 'table',
    id: `t${position}`,
    caption: text(`表${position + 1}`),
    columns: Array.from({ length: 8 }, (_, column) => ({ heading: [`列${column + 1}`], width: 1, align: 'right' })),
    rows: rows.map((cells, row) => ({ id: `t${position}/${row}`, cells: cells.map(text) })),
    landscape: false,
    notes: [],
  });
  const chart = (number) => ({
    kind: 'chart',
    id: `chart${number}`,
    caption: text(`图${number}`),
    chart: {
      type: 'column',
      title: '',
      categories: ['2013年', '2014年', '2015年'],
      series: [{ name: '我市', values: [12.1, 9.7, 8.51], look: 'column', figures: [] }],
      valueAxis: '1/10万',
      alt: '',
      origins: [],
    },
  });
  return {
    id: 'bench',
    kind: 'unit',
    unit: '教育局',
    plan: 'women',
    year: 2015,
    title: '监测评估报告',
    sections: [
      { id: 'text', blocks: sections.flatMap(blocks) },
      { id: 'tables', blocks: tables.map(table) },
      ...(charts ? [{ id: 'charts', blocks: [chart(1), chart(2)] }] : []),
    ],
    header: null,
    draft: false,
    indicators: new Set(),
  };
}

function directly() {
  return [
    new Paragraph({ text: '监测评估报告', style: 'Title' }),
    ...sections.flatMap(({ title, paragraphs }) => [
      new Paragraph({ text: title, style: 'Heading1' }),
      ...paragraphs.map((words) => new Paragraph(words)),
    ]),
    ...tables.flatMap((rows, position) => [
      new Paragraph(`表${position + 1}`),
      tableOf([Array.from({ length: 8 }, (_, column) => `列${column + 1}`), ...rows]),
    ]),
  ];
}

function tableOf(rows) {
  return new Table({
    columnWidths: Array.from({ length: 8 }, () => 1100),
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((words) => new TableCell({ children: [new Paragraph(words)] })) }),
    ),
  });
}

/** The same report for the template programs: lists s1 … s5 of paragraphs, t1 … t6 of rows. */
function values() {
  return Object.fromEntries([
    ...sections.map(({ paragraphs }, position) => [`s${position + 1}`, paragraphs.map((words) => ({ words }))]),
    ...tables.map((rows, position) => [
      `t${position + 1}`,
      rows.map((cells) => Object.fromEntries(cells.map((words, column) => [`c${column}`, words]))),
    ]),
  ]);
}

function loopedRow(open, close, end) {
  return (list, keys) => [
    keys.map((key, position) => {
      const before = position === 0 ? `${open}${list}${end}` : '';
      const after = position === keys.length - 1 ? `${close}${list}${end}` : '';
      return `${before}{${key}}${after}`;
    }),
  ];
}

/** A template in the words of one program. */
async function templateOf({ each, row }) {
  const keys = Array.from({ length: 8 }, (_, column) => `c${column}`);
  const children = [
    new Paragraph({ text: '监测评估报告', style: 'Title' }),
    ...sections.flatMap(({ title }, position) => [
      new Paragraph({ text: title, style: 'Heading1' }),
      ...each(`s${position + 1}`, 'words').map((words) => new Paragraph(words)),
    ]),
    ...tables.flatMap((_, position) => [
      new Paragraph(`表${position + 1}`),
      tableOf([keys.map((_, column) => `列${column + 1}`), ...row(`t${position + 1}`, keys)]),
    ]),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function bodyOf(bytes) {
  return strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml']);
}

/** All that a reader sees, counted: whoever leaves something out would win. */
function wordsIn(bytes) {
  return [...bodyOf(bytes).matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].reduce((sum, [, words]) => sum + words.length, 0);
}
