/**
 * YAML files written by people: read as text (so that 0012 stays 0012 and 12.10 stays exact), judged by a zod schema,
 * and every mistake reported at line and column with what was expected.
 */
import type { Document } from 'yaml';
import { LineCounter } from 'yaml';
import { z } from 'zod';
import type { Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import type { SourceText } from './document.ts';
import { documentOf } from './document.ts';
import type { YamlPlaces } from './places.ts';
import { linesOf, offsetIn, placesOf } from './places.ts';
import { isNoContent, schemaMistakes, strangeEmptyKeys } from './schema-mistakes.ts';
import { slipFindings } from './slips.ts';
import { syntaxMistakes, writingMistakes } from './writing-mistakes.ts';

z.config(z.locales.zhCN());

/** What was read, and where each part of it stands. */
export interface Located<T> {
  readonly value: T;
  /** The place of the deepest written node on `path`. */
  readonly locate: (path: readonly PropertyKey[]) => Origin;
}

const maxCharacters = 2_000_000;

export function readYaml<S extends z.ZodType>(source: SourceText, schema: S): Outcome<Located<z.output<S>>> {
  if (source.text.length > maxCharacters) {
    return failed([
      finding('invalid-configuration', {
        message: `${source.file} 过大（超过${maxCharacters}字），没有读取。`,
        hint: '请检查是否放错了文件。',
        origin: { kind: 'file', file: source.file },
      }),
    ]);
  }
  return readKnown(source, schema) ?? readWritten(source, schema);
}

/** null where the text is not known, or is no longer what the schema asks for. */
function readKnown<S extends z.ZodType>(source: SourceText, schema: S): Outcome<Located<z.output<S>>> | null {
  const known = knownTexts.get(source.text);
  if (known === undefined) return null;
  const result = schema.safeParse(known.content);
  const lines = once(() => linesOf(source.text));
  const locate: Located<unknown>['locate'] = (path) => placeAt(source.file, lines(), offsetIn(known.places, path));
  return result.success ? ok({ value: result.data, locate }) : null;
}

/** What is wrong with the writing is told before what is wrong with the content. */
function readWritten<S extends z.ZodType>(source: SourceText, schema: S): Outcome<Located<z.output<S>>> {
  const lines = new LineCounter();
  const document = documentOf(source.text, lines);
  const place = (offset: number): Origin => placeAt(source.file, lines, offset);
  const broken = syntaxMistakes(source, document, place);
  if (broken.length > 0) return failed(broken);
  const mistakes = writingMistakes(document, place);
  if (mistakes.length > 0) return failed(mistakes);

  const places = once(() => placesOf(document));
  const locate = (path: readonly PropertyKey[]): Origin => place(offsetIn(places(), path));
  const written = contentOf(document);
  const result = schema.safeParse(withoutEmpty(written));
  if (!result.success) {
    const slips = slipFindings(source);
    // What does not even become a list or a set of keys was typed wrong before it meant anything wrong.
    if (slips.length > 0 && isNoContent(result.error.issues)) return failed(slips);
    return failed(schemaMistakes(result.error.issues, { written, schema, locate }));
  }
  const strange = strangeEmptyKeys(written, schema);
  return strange.length > 0
    ? failed(schemaMistakes(strange, { written, schema, locate }))
    : ok({ value: result.data, locate });
}

/** A text without mistakes of writing, as it was read before: what it holds, and where. Plain JSON. */
export interface KnownYaml {
  readonly content: unknown;
  readonly places: YamlPlaces | null;
}

const knownTexts = new Map<string, KnownYaml>();

/** From now on this very text is not parsed again; its schema judges it as ever. */
export function knowYaml(text: string, known: KnownYaml): void {
  knownTexts.set(text, known);
}

/** It is a file of the program as it was bundled, to the letter. */
export function isKnownYaml(text: string): boolean {
  return knownTexts.has(text);
}

/** What can be known of a text; null where it has mistakes, or keys with nothing behind them. */
export function describeYaml(text: string): KnownYaml | null {
  const document = documentOf(text, new LineCounter());
  const nowhere: Origin = { kind: 'file', file: '' };
  if (document.errors.length > 0 || writingMistakes(document, () => nowhere).length > 0) return null;
  const written = contentOf(document);
  const content = withoutEmpty(written);
  // Empty keys may be mistakes that only a schema tells.
  if (JSON.stringify(content) !== JSON.stringify(written)) return null;
  return { content, places: placesOf(document) };
}

function contentOf(document: Document): unknown {
  return document.toJS({ maxAliasCount: 0 });
}

function placeAt(file: string, lines: LineCounter, offset: number): Origin {
  const { line, col } = lines.linePos(offset);
  return { kind: 'line', file, line, column: col };
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}

/** Left empty, these would say the contrary of what was meant: an indicator would stay in. */
const saidByBeingThere: readonly string[] = ['omit'];

/** `key:` with nothing behind it means the same as no key at all. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => (part !== '' && part !== null) || saidByBeingThere.includes(key))
      .map(([key, part]) => [key, withoutEmpty(part)]),
  );
}
