/**
 * What a reader would see changed between two states of the program: the samples are built by both, and the text,
 * tables, charts, comments and workbook cells of their documents compared. Bookmarks, memories and run.json may differ.
 *
 *     npx tsx test/samples/print-differences.ts <tree before> [<tree after>]
 *
 * A tree is a checkout with its node_modules. The rounds are the earlier tree's; registers and templates are each
 * tree's own. Ends with 1 where anything differs.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diffLines } from 'diff';
import { strFromU8, unzipSync } from 'fflate';

/** The ways of building that together make every kind of document. */
const ways: readonly (readonly string[])[] = [
  ['--draft', '--tables'],
  ['--draft', '--general', 'split'],
];

const [before, after = '.'] = process.argv.slice(2);
if (before === undefined) throw new Error('name the tree to compare with');

let differing = 0;
let seen = 0;
for (const sample of roundsOf(resolve(before))) {
  for (const way of ways) {
    const [then, now] = [before, after].map((tree) => documentsOf(resolve(tree), resolve(before), sample, way));
    for (const name of new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])) {
      seen += 1;
      const differences = differencesOf(then?.get(name) ?? '', now?.get(name) ?? '');
      if (differences.length === 0) continue;
      differing += 1;
      process.stdout.write(`\n── ${sample} ${way.join(' ')} › ${name}\n${differences.join('\n')}\n`);
    }
  }
}
process.stdout.write(`\n${seen} documents compared, ${differing} differ\n`);
process.exitCode = differing === 0 ? 0 : 1;

function roundsOf(tree: string): readonly string[] {
  const samples = join(tree, 'samples');
  return readdirSync(samples).filter((name) => existsSync(join(samples, name, 'round.yaml')));
}

/** The visible content of what `tree` makes of the round, by document. */
function documentsOf(
  tree: string,
  source: string,
  sample: string,
  way: readonly string[],
): ReadonlyMap<string, string> {
  const place = mkdtempSync(join(tmpdir(), 'fuer-differences-'));
  try {
    for (const shared of ['indicators.yaml', 'report-templates']) {
      cpSync(join(tree, shared), join(place, shared), { recursive: true });
    }
    const round = join(place, 'samples', sample);
    cpSync(join(source, 'samples', sample), round, { recursive: true });
    for (const made of ['out', '.fuer']) rmSync(join(round, made), { recursive: true, force: true });
    build(tree, round, way);
    const out = join(round, 'out');
    if (!existsSync(out)) throw new Error(`${tree} made nothing of ${sample}`);
    const names = readdirSync(out, { encoding: 'utf8' }).filter((name) => /\.(docx|xlsx)$/.test(name));
    return new Map(names.toSorted().map((name) => [name, visible(name, readFileSync(join(out, name)))]));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Exit code 1 only says that there are findings. */
function build(tree: string, round: string, way: readonly string[]): void {
  try {
    execFileSync(process.execPath, ['--import', 'tsx', join(tree, 'src/cli.ts'), 'build', round, ...way], {
      cwd: tree,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
  }
}

function visible(name: string, bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)] as const);
  return name.endsWith('.docx') ? visibleInDocument(parts) : visibleInWorkbook(parts);
}

type Parts = readonly (readonly [path: string, xml: string])[];

/** A paragraph, a row or a chart's value a line. */
function visibleInDocument(parts: Parts): string {
  const shown = /^word\/(document|header\d*|footer\d*|footnotes|comments|charts\/chart\d*)\.xml$/;
  return parts
    .filter(([path]) => shown.test(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, xml]) => `# ${path}\n${path.includes('chart') ? chartText(xml) : storyText(xml)}`)
    .join('\n');
}

function storyText(xml: string): string {
  return plain(
    xml
      .replace(/<w:pStyle w:val="([^"]*)"\/>/g, '[$1] ')
      .replace(/<w:tab\/>/g, '\t')
      .replace(/<w:br[^>]*\/>|<\/w:p>/g, '\n')
      .replace(/<\/w:tc>/g, ' | ')
      .replace(/\n( \| )/g, '$1'),
  );
}

function chartText(xml: string): string {
  const pieces = [...xml.matchAll(/<(?:c:v|a:t)>([^<]*)<|<c:(barChart|lineChart|pieChart)>/g)];
  return pieces.map(([, text, kind]) => plain(text ?? `(${kind ?? ''})`)).join('\n');
}

/** A cell a line: sheet, place, formula, value. */
function visibleInWorkbook(parts: Parts): string {
  const part = new Map(parts);
  const strings = [...(part.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) =>
    plain(item ?? ''),
  );
  const sheets = [...(part.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"[^>]*>/g)];
  const cells = parts.flatMap(([path, xml]) => {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(path)) return [];
    return [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, at, kind, inner = '']) => {
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '';
      const text = (kind ?? '').includes('t="s"') ? (strings[Number(value)] ?? '') : plain(inner);
      return `${path} ${at ?? ''} ${text}`;
    });
  });
  const notes = parts.flatMap(([path, xml]) => (/^xl\/comments\d*\.xml$/.test(path) ? [`${path} ${plain(xml)}`] : []));
  return [...sheets.map(([, name]) => `sheet ${name ?? ''}`), ...cells, ...notes].join('\n');
}

function plain(xml: string): string {
  return xml.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

function differencesOf(then: string, now: string): readonly string[] {
  return diffLines(`${then}\n`, `${now}\n`).flatMap(({ added, removed, value }) =>
    added || removed ? value.split('\n').flatMap((line) => (line === '' ? [] : [`${added ? '+' : '-'} ${line}`])) : [],
  );
}
