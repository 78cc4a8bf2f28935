/**
 * report-templates/: an outline and one .hbs a section for each kind of report, and the sentence patterns.
 * A section's template is lines: `## ` heads a sub-heading, a line that holds only a block's name places those blocks,
 * any other line is a paragraph. Names are checked before any figure is read.
 */
import type { Outcome } from '../../diagnostics.ts';
import { failed, ok } from '../../diagnostics.ts';
import { isKnownYaml } from '../../indicators/yaml/yaml.ts';
import type { Words } from '../claims/words.ts';
import { readWords } from '../claims/words.ts';
import { paperNames, type PaperName } from '../section-names.ts';
import type { Outlines } from './outlines.ts';
import { readOutlines } from './outlines.ts';
import type { Pattern, Template } from './patterns.ts';
import { compileTemplate, readPhrases } from './patterns.ts';
import type { TemplateFiles, TemplateSet } from './template-set.ts';
import { leftBlank, takenFromPackaged, withFile } from './template-set.ts';

export interface Templates {
  readonly pattern: Pattern;
  /** What verdicts, levels and sides are called, and what such words mean. */
  readonly words: Words;
  readonly unit: Outlines;
  readonly general: Outlines;
  /** Notices and papers of the round. */
  readonly papers: Readonly<Record<PaperName, Template>>;
}

/** All templates of a folder; files and keys that it lacks are those of the packaged one, where it is another. */
export function readTemplates(own: TemplateFiles, packaged: TemplateFiles | null = null): Outcome<Templates> {
  const files: TemplateSet = { own, packaged };
  const words = withFile(files, 'words.yaml', readWords);
  if (words.verdict === 'failed') return failed(words.findings);
  const phrases = withFile(files, 'phrases.yaml', (source, spare) =>
    readPhrases(source, words.value.words, spare, areOurs(files)),
  );
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

/** What sentences are made of is the program's own, as it was bundled. */
function areOurs({ own, packaged }: TemplateSet): boolean {
  return ['words.yaml', 'phrases.yaml'].every((name) => {
    const source = own.get(name) ?? packaged?.get(name);
    return source !== undefined && isKnownYaml(source.text);
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
