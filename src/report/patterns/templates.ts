/**
 * report-templates/: an outline and one .hbs a section for each kind of report, and the sentence patterns.
 * A section's template is lines: `## ` heads a sub-heading, a line that holds only a block's name places those blocks,
 * any other line is a paragraph. Names are checked before any figure is read.
 */
import { z } from 'zod';
import { unfilledBlank } from '../../dataset/unfilled.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, listed, ok } from '../../diagnostics.ts';
import type { Stage } from '../../indicators/round.ts';
import { stages } from '../../indicators/round.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import type { Block, Inline } from '../model.ts';
import type { Words } from '../claims/words.ts';
import { readWords } from '../claims/words.ts';
import type { Pattern, Template } from './patterns.ts';
import { compileTemplate, readPhrases } from './patterns.ts';
import { marked, partedByMarks, resolveMarks } from './mark-signs.ts';
import type { Voice } from '../composer.ts';
import {
  sectionNames,
  outlineNames,
  paperNames,
  type PaperName,
  type ReportKind,
  type SectionId,
} from '../section-names.ts';

const outlineSchema = z.strictObject({
  /** Title, addressee and the five headings; patterns with the names of the outline vocabulary. */
  标题: z.string().optional(),
  主送: z.string().optional(),
  附件: z.string().optional(),
  /** A part without a heading is not numbered. */
  部分: z
    .array(z.strictObject({ id: z.string(), 标题: z.string().default('') }))
    .min(1)
    .optional(),
});

const outlineKeys = ['标题', '主送', '附件', '部分'] as const;

export interface Outline {
  readonly title: Template;
  readonly addressee: Template;
  readonly annex: Template;
  readonly parts: readonly { readonly id: SectionId; readonly heading: string; readonly template: Template }[];
}

export interface Templates {
  readonly pattern: Pattern;
  /** What verdicts, levels and sides are called, and what such words mean. */
  readonly words: Words;
  readonly unit: Outlines;
  readonly general: Outlines;
  /** Notices and papers of the round. */
  readonly papers: Readonly<Record<PaperName, Template>>;
}

/** A year's report, the one at half time and the closing one differ in title and headings. */
export type Outlines = Readonly<Record<Stage, Outline>>;

/** Files by name relative to their folder: `phrases.yaml`, `unit-report/outline.yaml`, `unit-report/progress.hbs` … */
export type TemplateFiles = ReadonlyMap<string, SourceText>;

/** All templates of a folder; files and keys that it lacks are those of the packaged one, where it is another. */
export function readTemplates(own: TemplateFiles, packaged: TemplateFiles | null = null): Outcome<Templates> {
  const files: TemplateSet = { own, packaged };
  const words = withFile(files, 'words.yaml', readWords);
  if (words.verdict === 'failed') return failed(words.findings);
  const phrases = withFile(files, 'phrases.yaml', (source, spare) => readPhrases(source, words.value.words, spare));
  const unit = readOutlines(files, 'unit-report');
  const general = readOutlines(files, 'general-report');
  const papers = readPapers(files);
  const findings = [phrases, unit, general, papers].flatMap((one) => one.findings);
  if (
    phrases.verdict === 'failed' ||
    unit.verdict === 'failed' ||
    general.verdict === 'failed' ||
    papers.verdict === 'failed'
  )
    return failed(findings);
  const keys = [
    ['phrases.yaml', phrases.value.lacking],
    ['words.yaml', words.value.lacking],
    ...unit.value.lacking,
    ...general.value.lacking,
  ] as const;
  return ok(
    {
      pattern: phrases.value.pattern,
      words: words.value.words,
      unit: unit.value.outlines,
      general: general.value.outlines,
      papers: papers.value,
    },
    [
      ...takenFromPackaged(files, [...unit.value.files, ...general.value.files, ...paperFiles], keys),
      ...leftBlank(files),
      ...findings,
    ],
  );
}

interface TemplateSet {
  readonly own: TemplateFiles;
  /** Of the program, where the round has a folder of its own. */
  readonly packaged: TemplateFiles | null;
}

/** Said once, with the names of all that is the program's: whoever wrote a folder of their own has to know. */
function takenFromPackaged(
  { own, packaged }: TemplateSet,
  sections: readonly string[],
  keys: readonly (readonly [file: string, lacking: readonly string[]])[],
): readonly Diagnostic[] {
  const [first] = own;
  if (packaged === null || first === undefined) return [];
  const lackingFiles = [...keys.map(([file]) => file), ...sections].filter((name) => !own.has(name));
  const lackingKeys = keys.filter(([file, lacking]) => own.has(file) && lacking.length > 0);
  const said = [
    ...(lackingFiles.length === 0 ? [] : [`没有 ${listed(lackingFiles, '个文件')}`]),
    ...lackingKeys.map(([file, lacking]) => `${file} 里没有${listed(lacking.map(quoted), '条')}`),
  ];
  if (said.length === 0) return [];
  const folder = first[1].file.slice(0, -first[0].length - 1);
  return [
    finding('packaged-template', {
      message: `模板文件夹“${folder}”${said.join('，')}，都用程序自带的。`,
      hint: `不必改；要用自己的写法，请从程序自带的 ${packagedFolder(packaged)} 里抄来再改。`,
      origin: { kind: 'file', file: folder },
    }),
  ];
}

/** What an office wrote into its own templates and meant to fill in would stand in every report. */
function leftBlank({ own, packaged }: TemplateSet): readonly Diagnostic[] {
  if (packaged === null) return [];
  return [...own].flatMap(([name, { file, text }]) => {
    if (name.endsWith('.md')) return [];
    const copied = new Set(packaged.get(name)?.text.split('\n'));
    return text.split('\n').flatMap((line, at) => {
      const isComment = name.endsWith('.yaml') && /^\s*#/.test(line);
      const written = copied.has(line) || isComment ? null : line.replaceAll(/\{\{[^{}]*\}\}/g, '');
      const blank = written === null ? null : unfilledBlank(written);
      if (blank === null) return [];
      return [
        finding('unfilled-blank', {
          message: `模板里有一处留空没有填：“${blank}”。`,
          hint: '请补上文字；由数据填的，请改用 {{…}} 的名称；不需要的，请删去这一处。',
          origin: { kind: 'line', file, line: at + 1 },
        }),
      ];
    });
  });
}

function packagedFolder(packaged: TemplateFiles): string {
  const [name, source] = [...packaged][0] ?? ['', { file: '' }];
  return source.file.slice(0, -name.length - 1).replace(/^程序自带的/, '');
}

function quoted(name: string): string {
  return `“${name}”`;
}

function withFile<T>(
  { own, packaged }: TemplateSet,
  name: string,
  read: (source: SourceText, packaged: SourceText | null) => Outcome<T>,
): Outcome<T> {
  const [source, spare] = [own.get(name), packaged?.get(name)];
  if (source !== undefined) return read(source, spare ?? null);
  if (spare !== undefined) return read(spare, null);
  return failed([
    finding('unknown-template-name', {
      message: `模板文件夹里缺少 ${name}。`,
      hint: '请从程序自带的 report-templates 复制一份。',
      origin: { kind: 'file', file: name },
    }),
  ]);
}

interface ReadOutline {
  readonly outline: Outline;
  /** The sections' own files. */
  readonly files: readonly string[];
  readonly lacking: readonly string[];
}

interface ReadOutlines {
  readonly outlines: Outlines;
  readonly files: readonly string[];
  /** By outline file. */
  readonly lacking: readonly (readonly [file: string, lacking: readonly string[]])[];
}

const outlineFiles = {
  annual: 'outline.yaml',
  midterm: 'outline-midterm.yaml',
  final: 'outline-final.yaml',
} as const satisfies Record<Stage, string>;

function readOutlines(files: TemplateSet, kind: ReportKind): Outcome<ReadOutlines> {
  const [annual, midterm, final] = stages.map((stage) => readOutline(files, kind, stage));
  // Most sections are the same files for all: a slip in one is told once.
  const told = new Map(
    [annual, midterm, final].flatMap((one) => (one?.findings ?? []).map((each) => [JSON.stringify(each), each])),
  );
  const findings = [...told.values()];
  if (annual?.verdict !== 'ok' || midterm?.verdict !== 'ok' || final?.verdict !== 'ok') return failed(findings);
  const read = { annual: annual.value, midterm: midterm.value, final: final.value };
  return ok(
    {
      outlines: { annual: read.annual.outline, midterm: read.midterm.outline, final: read.final.outline },
      files: [...new Set(stages.flatMap((stage) => read[stage].files))],
      lacking: stages.map((stage) => [`${kind}/${outlineFiles[stage]}`, read[stage].lacking] as const),
    },
    findings,
  );
}

function readOutline(files: TemplateSet, kind: ReportKind, stage: Stage): Outcome<ReadOutline> {
  return withFile(files, `${kind}/${outlineFiles[stage]}`, (source, packaged) => {
    const reading = readYaml(source, outlineSchema);
    if (reading.verdict === 'failed') return reading;
    const spare = packaged === null ? null : readYaml(packaged, outlineSchema);
    if (spare?.verdict === 'failed') return spare;
    const lacking = outlineKeys.filter((key) => reading.value.value[key] === undefined);
    const from = (key: (typeof outlineKeys)[number]) =>
      lacking.includes(key) ? (spare?.value ?? reading.value) : reading.value;
    const absent = lacking.filter((key) => from(key).value[key] === undefined);
    if (absent.length > 0) return failed(absent.map((key) => missingKey(key, source)));
    const line = (key: '标题' | '主送' | '附件') =>
      compileTemplate(from(key).value[key] ?? '', outlineNames, (_, column) => {
        const start = from(key).locate([key]);
        return start.kind === 'line' ? { ...start, column: (start.column ?? 1) + column } : start;
      });
    const title = line('标题');
    const addressee = line('主送');
    const annex = line('附件');
    const { value, locate } = from('部分');
    const parts = (value.部分 ?? []).map((part, position) =>
      readPart(files, kind, stage, part, locate(['部分', position, 'id'])),
    );
    const findings = [title, addressee, annex, ...parts].flatMap((one) => one.findings);
    if (title.verdict === 'failed' || addressee.verdict === 'failed' || annex.verdict === 'failed')
      return failed(findings);
    const read = parts.flatMap((part) => (part.verdict === 'ok' ? [part.value] : []));
    if (read.length < parts.length) return failed(findings);
    const outline = { title: title.value, addressee: addressee.value, annex: annex.value, parts: read };
    return ok({ outline, files: read.map(({ id }) => sectionFile(files, kind, stage, id)), lacking }, findings);
  });
}

function missingKey(key: string, source: SourceText): Diagnostic {
  return finding('unknown-template-name', {
    message: `缺少“${key}”。`,
    hint: '请补上这一项。',
    origin: { kind: 'file', file: source.file },
  });
}

/** A stage may have a section of its own: `forecast-final.hbs`, which only tells of what a closing report tells. */
function sectionFile({ own, packaged }: TemplateSet, kind: ReportKind, stage: Stage, id: SectionId): string {
  const special = `${kind}/${id}-${stage}.hbs`;
  return own.has(special) || packaged?.has(special) === true ? special : `${kind}/${id}.hbs`;
}

function readPart(
  files: TemplateSet,
  kind: ReportKind,
  stage: Stage,
  part: { readonly id: string; readonly 标题: string },
  origin: Diagnostic['origin'],
): Outcome<Outline['parts'][number]> {
  const id = sectionIds(kind).find((known) => known === part.id);
  if (id === undefined) {
    return failed([
      finding('unknown-template-name', {
        message: `部分“${part.id}”不存在。`,
        hint: `可用的部分：${sectionIds(kind).join('、')}。`,
        origin,
      }),
    ]);
  }
  return withFile(files, sectionFile(files, kind, stage, id), (source) => {
    const names = sectionNames[kind][id];
    const template = compileTemplate(
      source.text,
      [...names.blocks, ...names.inline, ...names.flags],
      (line, column) => ({
        kind: 'line',
        file: source.file,
        line,
        column: column + 1,
      }),
    );
    return template.verdict === 'failed' ? template : ok({ id, heading: part.标题, template: template.value });
  });
}

const paperFiles = Object.keys(paperNames).map((name) => `papers/${name}.hbs`);

function readPapers(files: TemplateSet): Outcome<Templates['papers']> {
  const notice = readPaper(files, 'notice');
  const warning = readPaper(files, 'warning-notice');
  const scheme = readPaper(files, 'scheme');
  const findings = [notice, warning, scheme].flatMap((one) => one.findings);
  if (notice.verdict === 'failed' || warning.verdict === 'failed' || scheme.verdict === 'failed')
    return failed(findings);
  return ok({ notice: notice.value, 'warning-notice': warning.value, scheme: scheme.value }, findings);
}

function readPaper(files: TemplateSet, name: PaperName): Outcome<Template> {
  return withFile(files, `papers/${name}.hbs`, (source) =>
    compileTemplate(source.text, paperNames[name], (line, column) => ({
      kind: 'line',
      file: source.file,
      line,
      column: column + 1,
    })),
  );
}

function sectionIds(kind: ReportKind): readonly SectionId[] {
  return (['overview', 'progress', 'policy', 'comparison', 'forecast', 'recommendations'] as const).filter(
    (id) => kind === 'general-report' || id !== 'overview',
  );
}

const keptBlocks = ['典型做法', '上年建议办理情况'] as const;

/**
 * The same with people's words of later kinds at the end where the template has no place for them: a round's own older templates do
 * not know of them, and nobody's words are to be lost.
 */
export function fillSectionKeeping(...filling: Parameters<typeof fillSection>): readonly Block[] {
  const filled = fillSection(...filling);
  const blocks = keptBlocks.flatMap((name) => filling[3][name] ?? []);
  return [...filled, ...blocks.filter((block) => !filled.includes(block))];
}

/** A section's blocks: the template's lines with the named blocks set in their places. */
export function fillSection(
  voice: Voice,
  sectionId: string,
  template: Template,
  blocks: Readonly<Record<string, readonly Block[]>>,
  inline: Readonly<Record<string, string>>,
  flags: Readonly<Record<string, boolean>>,
): readonly Block[] {
  const placed = Object.entries(blocks);
  const slots = Object.fromEntries(
    placed.map(([name, list], position) => [name, list.length === 0 ? '' : marked('blocks', String(position))]),
  );
  const lines = template({ ...slots, ...inline, ...flags }).split('\n');
  return lines.flatMap((line, number): readonly Block[] => {
    const text = line.trim();
    if (text === '') return [];
    const [before, whole, behind] = partedByMarks('blocks', text);
    if (before === '' && whole !== undefined && behind === '') return placed[Number(whole)]?.[1] ?? [];
    const heading = /^(#{2,4})\s+(.+)$/u.exec(text);
    const body = heading?.[2] ?? text;
    const inlines: readonly Inline[] = voice.marks.inlines(resolveMarks('blocks', body, (position) => position));
    const id = `${sectionId}/line-${number + 1}`;
    if (heading === null) return [{ kind: 'paragraph', id, inlines }];
    const level = heading[1]?.length === 2 ? 2 : heading[1]?.length === 3 ? 3 : 4;
    return [{ kind: 'heading', id, level, inlines }];
  });
}
