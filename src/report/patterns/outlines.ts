/** The outline of each kind of report at each stage, and one template a section. */
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { Stage } from '../../indicators/round.ts';
import { stages } from '../../indicators/round.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import { outlineNames, sectionNames, type ReportKind, type SectionId } from '../section-names.ts';
import type { Template } from './patterns.ts';
import { compileTemplate } from './patterns.ts';
import type { TemplateSet } from './template-set.ts';
import { withFile } from './template-set.ts';

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

/** A year's report, the one at half time and the closing one differ in title and headings. */
export type Outlines = Readonly<Record<Stage, Outline>>;

interface ReadOutline {
  readonly outline: Outline;
  /** The sections' own files. */
  readonly files: readonly string[];
  readonly lacking: readonly string[];
}

export interface ReadOutlines {
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

export function readOutlines(files: TemplateSet, kind: ReportKind): Outcome<ReadOutlines> {
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

function sectionIds(kind: ReportKind): readonly SectionId[] {
  return (['overview', 'progress', 'policy', 'comparison', 'forecast', 'recommendations'] as const).filter(
    (id) => kind === 'general-report' || id !== 'overview',
  );
}
