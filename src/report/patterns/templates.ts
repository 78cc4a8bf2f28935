/**
 * report-templates/: an outline and one .hbs a section for each kind of report, and the sentence patterns.
 * A section's template is lines: `## ` heads a sub-heading, a line that holds only a block's name places those blocks,
 * any other line is a paragraph. Names are checked before any figure is read.
 */
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { SourceText } from '../../indicators/yaml.ts';
import { readYaml } from '../../indicators/yaml.ts';
import type { Block, Inline } from '../model.ts';
import type { Words } from '../claims/words.ts';
import { readWords } from '../claims/words.ts';
import type { Pattern, Template } from './patterns.ts';
import { compileTemplate, readPhrases } from './patterns.ts';
import { marked, partedByMarks, resolveMarks } from './mark-signs.ts';
import type { Voice } from '../composer.ts';
import { sectionNames, outlineNames, type ReportKind, type SectionId } from '../section-names.ts';

const outlineSchema = z.strictObject({
  /** Title, addressee and the five headings; patterns with the names of the outline vocabulary. */
  标题: z.string(),
  主送: z.string(),
  附件: z.string(),
  /** A part without a heading is not numbered. */
  部分: z.array(z.strictObject({ id: z.string(), 标题: z.string().default('') })).min(1),
});

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
  readonly unit: Outline;
  readonly general: Outline;
}

/** All templates of a folder, by name relative to it: `phrases.yaml`, `unit-report/outline.yaml`, `unit-report/progress.hbs` … */
export function readTemplates(files: ReadonlyMap<string, SourceText>): Outcome<Templates> {
  const words = withFile(files, 'words.yaml', readWords);
  if (words.verdict === 'failed') return failed(words.findings);
  const phrases = withFile(files, 'phrases.yaml', (source) => readPhrases(source, words.value));
  const unit = readOutline(files, 'unit-report');
  const general = readOutline(files, 'general-report');
  const findings = [phrases, unit, general].flatMap((one) => one.findings);
  if (phrases.verdict === 'failed' || unit.verdict === 'failed' || general.verdict === 'failed')
    return failed(findings);
  return ok({ pattern: phrases.value, words: words.value, unit: unit.value, general: general.value }, findings);
}

function withFile<T>(
  files: ReadonlyMap<string, SourceText>,
  name: string,
  read: (source: SourceText) => Outcome<T>,
): Outcome<T> {
  const source = files.get(name);
  if (source !== undefined) return read(source);
  return failed([
    finding('unknown-template-name', {
      message: `模板文件夹里缺少 ${name}。`,
      hint: '请从程序自带的 report-templates 复制一份。',
      origin: { kind: 'file', file: name },
    }),
  ]);
}

function readOutline(files: ReadonlyMap<string, SourceText>, kind: ReportKind): Outcome<Outline> {
  return withFile(files, `${kind}/outline.yaml`, (source) => {
    const reading = readYaml(source, outlineSchema);
    if (reading.verdict === 'failed') return reading;
    const { value, locate } = reading.value;
    const line = (key: '标题' | '主送' | '附件') =>
      compileTemplate(value[key], outlineNames, (_, column) => {
        const start = locate([key]);
        return start.kind === 'line' ? { ...start, column: (start.column ?? 1) + column } : start;
      });
    const title = line('标题');
    const addressee = line('主送');
    const annex = line('附件');
    const parts = value.部分.map((part, position) => readPart(files, kind, part, locate(['部分', position, 'id'])));
    const findings = [title, addressee, annex, ...parts].flatMap((one) => one.findings);
    if (title.verdict === 'failed' || addressee.verdict === 'failed' || annex.verdict === 'failed')
      return failed(findings);
    const read = parts.flatMap((part) => (part.verdict === 'ok' ? [part.value] : []));
    if (read.length < parts.length) return failed(findings);
    return ok({ title: title.value, addressee: addressee.value, annex: annex.value, parts: read }, findings);
  });
}

function readPart(
  files: ReadonlyMap<string, SourceText>,
  kind: ReportKind,
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
  return withFile(files, `${kind}/${id}.hbs`, (source) => {
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
