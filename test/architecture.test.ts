/**
 * The arrows of the house, each with its reason. Imports are read from the sources with the TypeScript-aware scanner
 * below; a folder that holds no files fails, so that a moved house cannot pass unseen.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../src');

interface Import {
  /** Within src/, e.g. `dataset/build.ts`. */
  readonly from: string;
  /** Within src/ for our own files, else the package: `dataset/grid.ts`, `node:fs`, `docx/charts`. */
  readonly to: string;
  readonly own: boolean;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
  /** `await import(…)`. */
  readonly lazy: boolean;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file))
  .toSorted();
const testFiles = readdirSync(join(root, '../test'), { recursive: true, encoding: 'utf8' }).map(
  (file) => `test/${file.split(sep).join('/')}`,
);
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

/** Pieces of the workbench's page that the page form shows as well. */
const pageOnForm: readonly string[] = ['page/paper.tsx', 'page/parts.tsx', 'page/talk.ts'];

/** Inner folders: what each may know of the others. A figure walks through them from left to right. */
const walk = ['provenance.ts', 'diagnostics.ts', 'indicators', 'dataset', 'rules', 'report', 'history'] as const;

/** The outer folders and files; everything inside is pure. */
const edge = ['formats', 'pipeline', 'project', 'commands', 'serve', 'page', 'form', 'cli.ts'] as const;

describe('The house', () => {
  it('is seen at all: every part holds files, and imports are found in them', () => {
    for (const part of [...walk, ...edge]) {
      expect(
        files.filter((file) => isIn(file, part)),
        part,
      ).not.toEqual([]);
    }
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('has no rooms beyond those of the plan', () => {
    const rooms = new Set(files.map((file) => file.split('/')[0] ?? ''));
    const plan: readonly string[] = [...walk, ...edge];
    expect([...rooms].filter((room) => !plan.includes(room))).toEqual([]);
  });

  it("has no hall: no folder of more than 20 files, so that a folder's list tells its step", () => {
    const folders = files.map((file) => posix.dirname(file));
    const halls = [...new Set(folders)].filter((folder) => folders.filter((one) => one === folder).length > 20);
    expect(halls).toEqual([]);
  });

  it('is drawn as it stands: every file that the map names is there', () => {
    const named = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/`([\w./-]+\.tsx?)`/g);
    const gone = [...new Set([...named].map(([, file = '']) => file))].filter(
      (file) => ![...files, ...testFiles].some((one) => `/${one}`.endsWith(`/${file}`)),
    );
    expect(gone).toEqual([]);
  });

  it('has no index.ts that only re-exports, and no file called utils, types or helpers', () => {
    const names = files.filter((file) => /(^|\/)(index|utils?|types|helpers?|common|misc|data|info)\.ts$/.test(file));
    expect(names).toEqual([]);
  });
});

describe('Imports', () => {
  it('of the inner folders point to the left only: a cell is followed through them in one direction', () => {
    const wrong = imports.filter(({ from, to, own }) => {
      const place = walk.findIndex((part) => isIn(from, part));
      if (place === -1 || !own) return false;
      const target = walk.findIndex((part) => isIn(to, part));
      return target === -1 || target > place;
    });
    expect(wrong.map(said)).toEqual([]);
  });

  it('of formats point inward, to formats or to the plain data of the inner folders: a writer decides nothing', () => {
    const wrong = imports.filter(
      ({ from, to, own }) =>
        isIn(from, 'formats') && own && !isIn(to, 'formats') && !walk.some((part) => isIn(to, part)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('of formats never reach into rules: what is written was judged before', () => {
    const wrong = imports.filter(({ from, to, own }) => isIn(from, 'formats') && own && isIn(to, 'rules'));
    expect(wrong.map(said)).toEqual([]);
  });

  it('of the pipeline reach everything pure and the formats, never the disk or the person', () => {
    const outer = ['project', 'commands', 'serve', 'page', 'form', 'cli.ts'];
    const wrong = imports.filter(({ from, to }) => isPipeline(from) && outer.some((part) => isIn(to, part)));
    expect(wrong.map(said)).toEqual([]);
  });

  it('of project never reach the commands: the disk does not talk', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        isProject(from) &&
        ['commands', 'serve', 'page', 'form', 'cli.ts', '@stricli/core', '@clack/prompts'].some((part) =>
          isIn(to, part),
        ),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('of the workbench reach no command: it runs them by their words, and shares how a round is opened and what is said', () => {
    const wrong = imports.filter(
      ({ from, to, own }) =>
        isIn(from, 'serve') &&
        own &&
        (isIn(to, 'page') || (isIn(to, 'commands') && !isIn(to, 'commands/opening') && !isIn(to, 'commands/texts'))),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('of the page are types wherever they leave it: nothing of the program runs in a browser', () => {
    const wrong = imports.filter(
      ({ from, to, own, typeOnly }) => isIn(from, 'page') && own && !isIn(to, 'page') && !typeOnly,
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('of the page form reach what is pure, the formats and pieces of the page: it runs where there is no disk', () => {
    const wrong = imports.filter(
      ({ from, to, own }) =>
        isIn(from, 'form') &&
        own &&
        ![...walk, 'formats', 'pipeline', 'form', ...pageOnForm].some((part) => isIn(to, part)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('never point to the page form: it is bundled by itself, and written into files as text', () => {
    const wrong = imports.filter(({ from, to }) => isIn(to, 'form') && !isIn(from, 'form'));
    expect(wrong.map(said)).toEqual([]);
  });

  it('of the page form know of node what its edge stands in for, and no more', () => {
    expect(imports.filter(({ from, to }) => isIn(from, 'form') && to.startsWith('node:')).map(said)).toEqual([]);
  });

  it('into the workbench come from its command alone, and as it is started', () => {
    const wrong = imports.filter(
      ({ from, to, lazy }) =>
        (isIn(to, 'serve') && !isIn(from, 'serve') && !isIn(from, 'page') && !(from === 'commands/serve.ts' && lazy)) ||
        (isIn(to, 'page') && !isIn(from, 'page') && !(isIn(from, 'form') && pageOnForm.includes(to))),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('never point to cli.ts: it is where the program begins', () => {
    expect(imports.filter(({ to }) => to === 'cli.ts').map(said)).toEqual([]);
  });

  it('make no circles: each file can be read after those that it builds on', () => {
    expect(circles(imports.filter(({ own }) => own))).toEqual([]);
  });
});

describe('What touches the world', () => {
  const nodeModules = imports.filter(({ to }) => to.startsWith('node:'));
  const pure = (file: string): boolean => walk.some((part) => isIn(file, part)) || isPipeline(file);

  it('is shut out of the pure part, which does no input or output and reads no clock: hashing is all it takes from node', () => {
    const wrong = nodeModules.filter(
      ({ from, to }) => pure(from) && !(to === 'node:crypto' && (isIn(from, 'history') || isPipeline(from))),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('is kept from the formats as well: they are given bytes and give bytes', () => {
    const wrong = nodeModules.filter(
      ({ from, to }) => isIn(from, 'formats') && to !== 'node:zlib' && to !== 'node:util',
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('shows no clock, no chance and no environment to the pure part and the formats', () => {
    const worldly =
      /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomBytes\b|\brandomUUID\b|\bperformance\.|\bsetTimeout\b|\bfetch\(|\btoLocale\w+\(|\bIntl\.(DateTimeFormat|NumberFormat|Collator)\b|\.localeCompare\(/;
    const wrong = files
      .filter((file) => pure(file) || isIn(file, 'formats'))
      .filter((file) => worldly.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(wrong).toEqual([]);
  });

  it('has its clock in project, its command line in cli.ts', () => {
    const clocks = files.filter((file) => /\bDate\.now\b|\bnew Date\(\)/.test(sourceOf(file)) && !isProject(file));
    const startedAlone = ['cli.ts', 'project/program-folders.ts', 'project/old-files/reader-process.ts'];
    const lines = files.filter((file) => /\bprocess\.argv\b/.test(sourceOf(file)) && !startedAlone.includes(file));
    expect({ clocks, lines }).toEqual({ clocks: [], lines: [] });
  });

  it('keeps its disk behind project alone', () => {
    const wrong = nodeModules.filter(({ from, to }) => to === 'node:fs' && !isProject(from));
    expect(wrong.map(said)).toEqual([]);
  });
});

describe('A library', () => {
  const homes: readonly (readonly [library: string, homes: readonly string[], reason: string])[] = [
    ['exceljs', ['formats/xlsx'], 'writes workbooks; its faults are mended where it is used'],
    ['docx', ['formats/docx'], 'builds the package around a document'],
    ['docx/charts', ['formats/docx'], 'draws charts into a document'],
    ['handlebars', ['report/patterns/patterns.ts'], 'people edit templates; one place checks them'],
    ['saxes', ['formats'], 'reads XML that strangers wrote'],
    ['pdfjs-dist/legacy/build/pdf.mjs', ['formats/pdf'], 'reads the words of PDF files, in a process of their own'],
    ['mdast-util-from-markdown', ['formats'], 'parses notes, which are never compiled'],
    ['yaml', ['indicators/yaml'], 'reads what people configure, with places'],
    ['decimal.js', ['indicators/decimals.ts'], 'rounds printed figures, once'],
    ['@stricli/core', ['cli.ts', 'commands'], 'speaks with the command line'],
    ['@clack/prompts', ['commands'], 'asks the person'],
    ['hono', ['serve'], 'answers the browser'],
    ['@hono/node-server', ['serve/serve.ts'], 'listens on this machine'],
    ['preact', ['page', 'form'], 'draws the page'],
    ['@noble/hashes/sha2.js', ['form/edge'], 'hashes where node does not'],
    ['echarts/core', ['page/echarts.ts'], 'draws charts, loaded when one is looked at'],
    ['@stdlib/stats-base-dists-t-quantile', ['rules/trend'], 'knows the t distribution'],
    ['@stdlib/stats-base-dists-t-cdf', ['rules/trend'], 'knows the t distribution'],
    ['@stdlib/stats-base-dists-poisson-cdf', ['rules/warning'], 'says how often chance alone gives so many cases'],
    ['@stdlib/stats-base-dists-binomial-logpmf', ['dataset'], 'tells a change from chance'],
  ];

  it.each(homes)('%s has one home (%s): it %s', (library, places) => {
    const wrong = imports.filter(({ from, to }) => to === library && !places.some((place) => isIn(from, place)));
    expect(wrong.map(said)).toEqual([]);
  });

  it('that takes long to load (docx, exceljs) is loaded when a document needs it: what leads there is lazy', () => {
    const eager = imports.filter(
      ({ typeOnly, lazy, own, to }) => !typeOnly && !lazy && (own || to === 'exceljs' || to === 'docx'),
    );
    const reached = reachable('commands/application.ts', eager);
    expect([...reached].length).toBeGreaterThan(100);
    expect([...reached].filter((file) => file === 'docx' || file === 'exceljs')).toEqual([]);
  });
});

describe('The early way out', () => {
  it('asks Node alone: what was answered before is answered again without loading the program', () => {
    const eager = imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy);
    const reached = [...reachable('cli.ts', eager)].filter((file) => !file.startsWith('node:'));
    expect(reached.toSorted()).toEqual([
      'cli.ts',
      'project/kept/answer.ts',
      'project/kept/seal.ts',
      'project/kept/standing.ts',
    ]);
  });
});

describe('The rooms inside a folder', () => {
  /** `from` never imports `to`, and why. */
  const strangers: readonly (readonly [from: string, to: string, reason: string])[] = [
    ['dataset/tables', 'dataset/notes', 'grids become observations without a look at the notes'],
    ['dataset/tables', 'dataset/settling', 'what a cell says is read before anything is decided'],
    ['dataset/notes', 'dataset/tables', 'lines become items without a look at the tables'],
    ['dataset/notes', 'dataset/settling', 'what a note says is read before anything is decided'],
    ['formats/docx/read', 'formats/docx/write', 'reading never writes'],
    ['formats/docx/read', 'formats/docx/merge', 'reading knows no base and no difference'],
    ['report/compose/parts', 'report/compose/general', 'the five parts do not know who puts them together'],
    ['report/compose', 'rules/assess.ts', 'composers are given judgements and make none'],
  ];

  /** What is made for filling in, or goes back with its problems, is made of what was read; nothing in it was judged. */
  const ofWhatWasRead = [
    'report/compose/forms',
    'report/compose/papers/return-notice.ts',
    'report/compose/papers/review-list.ts',
    'report/compose/papers/review-opinions.ts',
    'report/compose/workbooks/returned-workbook.ts',
  ];

  it('composers are given facts: of rules they know types, and the readers of a verdict by name', () => {
    // Met or not, small or not, how many ends a target has, what comes first, what is in doubt: asked of what was judged; they judge nothing.
    const readers = [
      'rules/note-doubts.ts',
      'rules/series/counts.ts',
      'rules/special-cases.ts',
      'rules/target/target-test.ts',
      'rules/urgency.ts',
    ];
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        isIn(from, 'report/compose') && isIn(to, 'rules') && !typeOnly && !readers.includes(to),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('composers do not look into the dataset: of it they know types, and how a person’s words end a sentence', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        isIn(from, 'report/compose') &&
        !ofWhatWasRead.some((file) => isIn(from, file)) &&
        isIn(to, 'dataset') &&
        (!typeOnly || to === 'dataset/dataset.ts') &&
        to !== 'dataset/notes/sentences.ts',
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it.each(strangers)('%s does not know %s: %s', (folder, other) => {
    const wrong = imports.filter(({ from, to, typeOnly }) => isIn(from, folder) && isIn(to, other) && !typeOnly);
    expect(wrong.map(said)).toEqual([]);
  });

  it('are all still there', () => {
    const missing = strangers.flatMap(([folder, other]) =>
      [folder, other].filter((room) => !files.some((file) => isIn(file, room))),
    );
    expect(missing).toEqual([]);
  });
});

describe('The statistics under the forecast', () => {
  it('know nothing about plans: they take numbers and give numbers', () => {
    const wrong = imports.filter(({ from, to, own }) => isIn(from, 'rules/trend') && own && !isIn(to, 'rules/trend'));
    expect(wrong.map(said)).toEqual([]);
  });
});

function isIn(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

function isPipeline(file: string): boolean {
  return isIn(file, 'pipeline');
}

function isProject(file: string): boolean {
  return isIn(file, 'project');
}

function said({ from, to }: Import): string {
  return `${from} → ${to}`;
}

function sourceOf(file: string): string {
  return withoutComments(readFileSync(join(root, file), 'utf8'));
}

/** Whole-line and block comments; what stands behind code on its line stays, which can only make a rule stricter. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function importsOf(file: string, source: string): readonly Import[] {
  const text = withoutComments(source);
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/gm)].map(
    ([statement, type, specifier]) => ({
      specifier: specifier ?? '',
      typeOnly: type !== undefined || /^import\s*\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}/.test(statement),
      lazy: false,
    }),
  );
  const calls = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, specifier]) => ({
    specifier: specifier ?? '',
    typeOnly: false,
    lazy: true,
  }));
  return [...statements, ...calls].map(({ specifier, typeOnly, lazy }) => {
    const own = specifier.startsWith('.');
    const to = own ? posix.normalize(posix.join(posix.dirname(file), specifier)) : specifier;
    return { from: file, to, own, typeOnly, lazy };
  });
}

function reachable(start: string, among: readonly Import[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...among.filter(({ from }) => from === file).map(({ to }) => to));
  }
  return reached;
}

/** Each circle once, as `a → b → a`. */
function circles(among: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of among) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) found.push([...path.slice(at), file].join(' → '));
    if (at !== -1 || done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

it('The scanner of this test sees imports in all their forms', () => {
  const source = `import { a } from './a.ts';\nimport type { B } from '../b/b.ts';\nimport {\n  type C,\n} from 'c';\nimport 'd';\nexport { e } from './e.ts';\nconst f = await import('./f.ts');\n// import { g } from './g.ts';\n`;
  expect(importsOf('x/y.ts', source).map(({ to, typeOnly, lazy }) => [to, typeOnly, lazy])).toEqual([
    ['x/a.ts', false, false],
    ['b/b.ts', true, false],
    ['c', true, false],
    ['d', false, false],
    ['x/e.ts', false, false],
    ['x/f.ts', false, true],
  ]);
});
