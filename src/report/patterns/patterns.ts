/**
 * The only user of Handlebars: sentence patterns (phrases.yaml) and section outlines (*.hbs) are parsed once,
 * every name in them is checked against the vocabulary before any figure is read, and a name that does not exist
 * is an error at its line and column with the nearest right one.
 */
import Handlebars from 'handlebars';
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import type { Origin } from '../../provenance.ts';
import type { Piece } from '../claims/claimed.ts';
import { fitting } from '../claims/claimed.ts';
import type { DeclaredClaims } from '../claims/declared-claims.ts';
import { sayableIn } from '../claims/declared-claims.ts';
import type { About } from '../claims/claim.ts';
import type { Words } from '../claims/words.ts';
import { filled } from './filling.ts';
import { isFormer, noLongerUsed } from './former-situations.ts';
import { marked, nested } from './mark-signs.ts';
import { isCondition } from './slot-meanings.ts';
import type { SituationId, Slots } from './situations.ts';
import { situations } from './situations.ts';

export type Filled = Readonly<Record<string, string | boolean>>;
export type Template = (slots: Filled) => string;

/**
 * The sentence for a situation: `choice` picks among its patterns by place in the register, never at random. Where the
 * situation's own words judge, `about` says whom.
 */
export type Phrase = <S extends SituationId>(
  situation: S,
  choice: number,
  slots: Slots<S>,
  ...about: S extends keyof DeclaredClaims ? [about: About] : []
) => string;

/** The same in pieces: the pattern's own words apart from what its slots put there. */
export type Pattern = <S extends SituationId>(situation: S, choice: number, slots: Slots<S>) => readonly Piece[];

const patternsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

export interface Phrases {
  readonly pattern: Pattern;
  /** Situations that the file lacks: their patterns are the packaged ones. */
  readonly lacking: readonly string[];
}

/**
 * The patterns of a file, those that it lacks from the packaged one; without that, each has to be there. `areOurs`: the file
 * and the words are the program's own, unchanged: its tests have looked through them, and the names in them are known.
 */
export function readPhrases(
  source: SourceText,
  words: Words,
  packaged: SourceText | null = null,
  areOurs = false,
): Outcome<Phrases> {
  const reading = readYaml(source, patternsSchema);
  if (reading.verdict === 'failed') return reading;
  const own = areOurs ? patternsAsAsked(reading.value) : compiledPatterns(reading.value, words);
  const lacking = knownSituations.filter((situation) => reading.value.value[situation] === undefined);
  const others = packaged === null ? null : readYaml(packaged, patternsSchema);
  if (others?.verdict === 'failed') return others;
  const standIns =
    others === null || lacking.length === 0 ? null : compiledPatterns(onlyOf(others.value, lacking), words);
  const found = lacking.filter((situation) => standIns?.compiled.has(situation) !== true);
  const mistakes = [
    ...own.mistakes,
    ...(standIns?.mistakes ?? []),
    ...(standIns !== null && standIns.mistakes.length > 0 ? [] : found.map((one) => missingPattern(one, source))),
  ];
  if (mistakes.length > 0) return failed(mistakes);
  const pattern: Pattern = (situation, choice, slots) => {
    const templates = own.compiled.get(situation) ?? standIns?.compiled.get(situation) ?? [];
    const template = templates[Math.abs(choice) % templates.length];
    if (template === undefined) throw new Error(`no pattern for ${situation}`);
    return piecesOf(template(walled(slots)).trim());
  };
  return ok({ pattern, lacking }, own.former);
}

const knownSituations: readonly string[] = Object.keys(situations);

type PatternFile = Located<z.output<typeof patternsSchema>>;

function onlyOf({ value, locate }: PatternFile, wanted: readonly string[]): PatternFile {
  return { value: Object.fromEntries(Object.entries(value).filter(([name]) => wanted.includes(name))), locate };
}

interface CompiledPatterns {
  readonly compiled: ReadonlyMap<string, readonly Template[]>;
  readonly mistakes: readonly Diagnostic[];
  /** Situations of earlier versions. */
  readonly former: readonly Diagnostic[];
}

/** A round says a part of what can be said: a pattern is parsed where it is first asked for. */
function patternsAsAsked({ value }: PatternFile): CompiledPatterns {
  const compiled = Object.entries(value).map(([situation, written]) => {
    const patterns = typeof written === 'string' ? [written] : written;
    return [situation, patterns.map(parsedWhenAsked)] as const;
  });
  return { compiled: new Map(compiled), mistakes: [], former: [] };
}

function parsedWhenAsked(pattern: string): Template {
  let program: hbs.AST.Program | null = null;
  return (filling) => filled((program ??= Handlebars.parse(pattern)), filling);
}

function compiledPatterns({ value, locate }: PatternFile, words: Words): CompiledPatterns {
  const mistakes: Diagnostic[] = [];
  const former: Diagnostic[] = [];
  const compiled = new Map<string, readonly Template[]>();
  for (const [situation, written] of Object.entries(value)) {
    const slots = slotsOf(situation);
    if (slots === null) {
      const origin = locate([situation]);
      if (isFormer(situation)) former.push(noLongerUsed(situation, origin));
      else mistakes.push(unknownName(`情形“${situation}”不存在`, situation, knownSituations, origin));
      continue;
    }
    const patterns = typeof written === 'string' ? [written] : written;
    const templates: Template[] = [];
    for (const [position, pattern] of patterns.entries()) {
      const start = locate(typeof written === 'string' ? [situation] : [situation, position]);
      const place = (line: number, column: number): Origin => shifted(start, line, column + 1);
      const program = parsedTemplate(pattern, slots, place);
      if (program.verdict === 'failed') mistakes.push(...program.findings);
      else {
        mistakes.push(...printedConditions(program.value, place));
        mistakes.push(...strayJudgements(program.value, situation, words, place));
        templates.push((filling) => filled(program.value, filling));
      }
    }
    compiled.set(situation, templates);
  }
  return { compiled, mistakes, former };
}

function missingPattern(situation: string, source: SourceText): Diagnostic {
  return finding('unknown-template-name', {
    message: `缺少情形“${situation}”的句式。`,
    hint: '请补上该情形，至少一个句式。',
    origin: { kind: 'file', file: source.file },
  });
}

/** What a slot puts into a sentence is told from the pattern's own words by walls around it. */
function walled(slots: Filled): Filled {
  return Object.fromEntries(
    Object.entries(slots).map(([name, value]) => [
      name,
      typeof value === 'string' && value !== '' ? marked('slot', value) : value,
    ]),
  );
}

/** A slot may hold another sentence's walls: only the outermost ones part this sentence. */
function piecesOf(text: string): readonly Piece[] {
  return nested('slot', text).map(({ text: words, depth }) => ({ own: depth === 0, text: words }));
}

/** Judging words that say something else than the situation stands for: 保持达标 in a pattern for 提前达标. */
function strayJudgements(
  program: hbs.AST.Program,
  situation: string,
  words: Words,
  place: (line: number, column: number) => Origin,
): readonly Diagnostic[] {
  const declared = sayableIn(situation);
  return literalsIn(program).flatMap(({ value, loc }) =>
    words.scan(value).flatMap(({ word, at }) => {
      if (fitting(word, declared, words) !== undefined) return [];
      return [
        finding('unknown-template-name', {
          message: `句式“${situation}”里的“${word}”与这种情形的含义不符。`,
          hint: '判定用语要与情形一致（见 words.yaml）；不是作判断的，请换一种说法。',
          origin: place(loc.start.line, loc.start.column + at),
        }),
      ];
    }),
  );
}

/** A condition is asked with {{#if}}; printed it would say nothing. */
function printedConditions(
  program: hbs.AST.Program,
  place: (line: number, column: number) => Origin,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  class Printed extends Handlebars.Visitor {
    override MustacheStatement({ path, loc }: hbs.AST.MustacheStatement): void {
      if (path.type !== 'PathExpression' || !('original' in path) || !isCondition(String(path.original))) return;
      found.push(
        finding('unknown-template-name', {
          message: `名称“${path.original}”是条件，不能印出。`,
          hint: `请写成 {{#if ${path.original}}}…{{/if}}，中间写有这种情形时的话。`,
          origin: place(loc.start.line, loc.start.column),
        }),
      );
    }
  }
  new Printed().accept(program);
  return found;
}

function literalsIn(program: hbs.AST.Program): readonly hbs.AST.ContentStatement[] {
  const found: hbs.AST.ContentStatement[] = [];
  class Literals extends Handlebars.Visitor {
    override ContentStatement(content: hbs.AST.ContentStatement): void {
      found.push(content);
    }
  }
  new Literals().accept(program);
  return found;
}

/** A template over the given names; `place` turns a position in the text into one in the file. */
export function compileTemplate(
  text: string,
  names: readonly string[],
  place: (line: number, column: number) => Origin,
): Outcome<Template> {
  const program = parsedTemplate(text, names, place);
  return program.verdict === 'failed' ? program : ok((slots) => filled(program.value, slots));
}

/** Read, and with every name in it known. */
function parsedTemplate(
  text: string,
  names: readonly string[],
  place: (line: number, column: number) => Origin,
): Outcome<hbs.AST.Program> {
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
  return mistakes.length > 0 ? failed(mistakes) : ok(program);
}

function slotsOf(situation: string): readonly string[] | null {
  return slotsBySituation.get(situation) ?? null;
}

const slotsBySituation = new Map<string, readonly string[]>(
  Object.entries(situations).map(([situation, { slots }]) => [situation, slots]),
);

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
