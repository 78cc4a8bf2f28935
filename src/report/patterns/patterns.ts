/**
 * The only user of Handlebars: sentence patterns (phrases.yaml) and section outlines (*.hbs) are compiled once,
 * every name in them is checked against the vocabulary before any figure is read, and a name that does not exist
 * is an error at its line and column with the nearest right one.
 */
import Handlebars from 'handlebars';
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { SourceText } from '../../indicators/yaml.ts';
import { readYaml } from '../../indicators/yaml.ts';
import type { Origin } from '../../provenance.ts';
import type { SituationId, Slots } from './situations.ts';
import { situations } from './situations.ts';

export type Filled = Readonly<Record<string, string | boolean>>;
export type Template = (slots: Filled) => string;

/** The sentence for a situation: `choice` picks among its patterns by place in the register, never at random. */
export type Phrase = <S extends SituationId>(situation: S, choice: number, slots: Slots<S>) => string;

const patternsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

const noHelpers = { if: true, unless: true, each: false, with: false, lookup: false, log: false } as const;

export function readPhrases(source: SourceText): Outcome<Phrase> {
  const reading = readYaml(source, patternsSchema);
  if (reading.verdict === 'failed') return reading;
  const { value, locate } = reading.value;
  const mistakes: Diagnostic[] = [];
  const compiled = new Map<string, readonly Template[]>();
  const known: readonly string[] = Object.keys(situations);
  for (const [situation, written] of Object.entries(value)) {
    const slots = slotsOf(situation);
    if (slots === null) {
      mistakes.push(unknownName(`情形“${situation}”不存在`, situation, known, locate([situation])));
      continue;
    }
    const patterns = typeof written === 'string' ? [written] : written;
    const templates: Template[] = [];
    for (const [position, pattern] of patterns.entries()) {
      const start = locate(typeof written === 'string' ? [situation] : [situation, position]);
      const template = compileTemplate(pattern, slots, (line, column) => shifted(start, line, column + 1));
      if (template.verdict === 'failed') mistakes.push(...template.findings);
      else templates.push(template.value);
    }
    compiled.set(situation, templates);
  }
  for (const situation of known) {
    if (value[situation] === undefined) {
      mistakes.push(
        finding('unknown-template-name', {
          message: `缺少情形“${situation}”的句式。`,
          hint: '请补上该情形，至少一个句式。',
          origin: { kind: 'file', file: source.file },
        }),
      );
    }
  }
  if (mistakes.length > 0) return failed(mistakes);
  return ok((situation, choice, slots) => {
    const templates = compiled.get(situation) ?? [];
    const template = templates[Math.abs(choice) % templates.length];
    if (template === undefined) throw new Error(`no pattern for ${situation}`);
    return template(slots).trim();
  });
}

/** A template over the given names; `place` turns a position in the text into one in the file. */
export function compileTemplate(
  text: string,
  names: readonly string[],
  place: (line: number, column: number) => Origin,
): Outcome<Template> {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch (error) {
    const line = Number(/line (\d+)/.exec(String(error))?.[1] ?? 1);
    return failed([
      finding('unknown-template-name', {
        message: '句式写法有误：{{ }} 没有成对，或 {{#if}} 没有 {{/if}}。',
        hint: '请检查大括号是否成对、是否为半角。',
        origin: place(line, 0),
      }),
    ]);
  }
  const mistakes = pathsIn(program).flatMap((path): readonly Diagnostic[] => {
    const at = place(path.loc.start.line, path.loc.start.column);
    if (path.original === 'if' || path.original === 'unless') return [];
    return names.includes(path.original) ? [] : [unknownName(`名称“${path.original}”不存在`, path.original, names, at)];
  });
  if (mistakes.length > 0) return failed(mistakes);
  const template = Handlebars.compile<Filled>(text, {
    strict: true,
    noEscape: true,
    knownHelpers: noHelpers,
    knownHelpersOnly: true,
  });
  return ok((slots) => template(slots));
}

function slotsOf(situation: string): readonly string[] | null {
  const entry = Object.entries(situations).find(([id]) => id === situation);
  return entry === undefined ? null : entry[1].slots;
}

function unknownName(problem: string, wanted: string, known: readonly string[], origin: Origin): Diagnostic {
  const near = nearestName(wanted, known);
  return finding('unknown-template-name', {
    message: `${problem}。`,
    hint: near === null ? `可用的名称：${known.join('、')}。` : `是否应为“${near}”？`,
    origin,
  });
}

/** A position inside a YAML scalar: on its first line behind the opening quote, else on a line of its own. */
function shifted(start: Origin, line: number, column: number): Origin {
  if (start.kind !== 'line') return start;
  return {
    kind: 'line',
    file: start.file,
    line: start.line + line - 1,
    column: line === 1 ? (start.column ?? 1) + column : column,
  };
}

/** Every name a template mentions, in conditions too. */
function pathsIn(program: hbs.AST.Program): readonly hbs.AST.PathExpression[] {
  const found: hbs.AST.PathExpression[] = [];
  class Names extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      found.push(path);
    }
  }
  new Names().accept(program);
  return found;
}
