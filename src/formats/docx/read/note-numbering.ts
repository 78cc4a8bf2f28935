/**
 * Automatic numbers as Word prints them before a paragraph: 一、, （二）, 3., • (ECMA-376, 17.9). Lists with the same
 * template count on together; a list's own start holds when it is first used.
 */
import type { PackageParts } from '../../package/package.ts';
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf, readTree } from '../../package/xml-tree.ts';
import { writtenNumber } from './number-forms.ts';
import { isOn } from './run-look.ts';

interface Level {
  readonly format: string;
  /** `%1、`, `（%2）` */
  readonly pattern: string;
  readonly start: number;
  /** Begins anew below a paragraph of a level smaller than this (from 0); 0 for never. */
  readonly restartsBelow: number;
  /** All its numbers in Arabic digits: 第二章 is 2 in 2.1. */
  readonly inDigits: boolean;
  /** The style whose paragraphs stand on this level. */
  readonly style: string | null;
  readonly hidden: boolean;
}

export interface NumberedList {
  readonly template: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where this list, and no other of its template, begins. */
  readonly ownStarts: ReadonlyMap<number, number>;
}

/** By number of the list. */
export type Numbering = ReadonlyMap<string, NumberedList>;

/** `listOfStyle`: the list that a numbering style names. Throws a Refusal where the part is not whole; '' is no part. */
export function readNumbering(
  parts: PackageParts,
  name: string,
  listOfStyle: (style: string) => string | null,
): Numbering {
  const root = readTree(parts, name);
  const all = root === null ? [] : elementsOf(root);
  const templates = new Map<string, Template>();
  for (const element of all) {
    if (element.name === 'w:abstractNum')
      templates.set(attribute(element, 'w:abstractNumId') ?? '', templateOf(element));
  }
  const nums = new Map<string, XmlElement>();
  for (const element of all) if (element.name === 'w:num') nums.set(attribute(element, 'w:numId') ?? '', element);
  const templateOfList = (id: string, links: number): { readonly id: string; readonly template: Template } | null => {
    const num = nums.get(id);
    const base = num === undefined ? null : (valueIn(num, 'w:abstractNumId') ?? '');
    const template = base === null ? undefined : templates.get(base);
    if (base === null || template === undefined) return null;
    if (template.linkedTo === null || template.levels.size > 0 || links > mostLinks) return { id: base, template };
    return templateOfList(listOfStyle(template.linkedTo) ?? '', links + 1);
  };
  return new Map(
    [...nums].flatMap(([id, num]) => {
      const found = templateOfList(id, 0);
      if (found === null) return [];
      return [[id, listOf(num, found.id, found.template)] as const];
    }),
  );
}

const mostLinks = 10;

interface Template {
  readonly levels: ReadonlyMap<number, Level>;
  /** A numbering style that says what this template is. */
  readonly linkedTo: string | null;
}

function templateOf(element: XmlElement): Template {
  return { levels: levelsIn(element), linkedTo: valueIn(element, 'w:numStyleLink') ?? null };
}

function levelsIn(element: XmlElement): ReadonlyMap<number, Level> {
  return new Map(
    elementsOf(element)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [Number(attribute(level, 'w:ilvl')), levelOf(level)] as const),
  );
}

function levelOf(level: XmlElement): Level {
  const depth = Number(attribute(level, 'w:ilvl'));
  const format = childNamed(level, 'w:numFmt') ?? childNamed(childNamed(alternative(level), 'mc:Choice') ?? childNamed(alternative(level), 'mc:Fallback'), 'w:numFmt'); // prettier-ignore
  const picture = childNamed(level, 'w:lvlPicBulletId') !== undefined;
  const restart = count(valueIn(level, 'w:lvlRestart'));
  return {
    format: picture ? 'bullet' : formatOf(format),
    pattern: valueIn(level, 'w:lvlText') ?? '',
    start: count(valueIn(level, 'w:start')) ?? 0,
    restartsBelow: restart === null ? depth : Math.min(restart, depth),
    inDigits: isSet(childNamed(level, 'w:isLgl')),
    style: valueIn(level, 'w:pStyle') ?? null,
    hidden: isSet(childNamed(childNamed(level, 'w:rPr'), 'w:vanish')),
  };
}

function alternative(level: XmlElement): XmlElement | undefined {
  return childNamed(level, 'mc:AlternateContent');
}

/** `custom` with 01, 02, … is how Word writes numbers with noughts before them. */
function formatOf(format: XmlElement | undefined): string {
  const kind = attribute(format, 'w:val') ?? 'decimal';
  const noughts = /^(0+)1,/.exec(attribute(format, 'w:format') ?? '')?.[1];
  return kind === 'custom' && noughts !== undefined ? `noughts/${noughts.length + 1}` : kind;
}

function listOf(num: XmlElement, id: string, template: Template): NumberedList {
  const levels = new Map(template.levels);
  const ownStarts = new Map<number, number>();
  for (const override of elementsOf(num).filter(({ name }) => name === 'w:lvlOverride')) {
    const depth = Number(attribute(override, 'w:ilvl'));
    const own = childNamed(override, 'w:lvl');
    if (own !== undefined) levels.set(depth, levelOf(own));
    const start = count(valueIn(override, 'w:startOverride'));
    if (start !== null) ownStarts.set(depth, start);
    else if (own !== undefined) ownStarts.set(depth, levelOf(own).start);
  }
  return { template: id, levels, ownStarts };
}

/** The level of a list that a style's paragraphs stand on; null where no level names the style. */
export function levelOfStyle(list: NumberedList | undefined, style: string): number | null {
  for (const [depth, level] of list?.levels ?? []) if (level.style === style) return depth;
  return null;
}

/** A number as printed: `typed` reads like one that a person typed; `bullet` is a mark without a count. */
export type PrintedNumber =
  /** `unknownForm`: a way of writing numbers that we do not know; the number stands in Arabic digits. */
  { readonly kind: 'typed'; readonly text: string; readonly unknownForm: string | null } | { readonly kind: 'bullet' };

/** Counts along the document: call once for every numbered paragraph, in order. */
export function createCounter(numbering: Numbering): (list: string, depth: number) => PrintedNumber | null {
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return (number, depth) => {
    const list = numbering.get(number);
    const level = list?.levels.get(depth);
    if (list === undefined || level === undefined) return null;
    const counted = counts.get(list.template) ?? new Map<number, number>();
    counts.set(list.template, counted);
    const own = list.ownStarts.get(depth);
    const isFirst = own !== undefined && !begun.has(`${number}/${depth}`);
    begun.add(`${number}/${depth}`);
    counted.set(depth, isFirst ? own : (counted.get(depth) ?? (own ?? level.start) - 1) + 1);
    for (const [deeper, { restartsBelow }] of list.levels) {
      if (deeper > depth && depth < restartsBelow) counted.delete(deeper);
    }
    return printedNumber(list, level, counted);
  };
}

function printedNumber(list: NumberedList, level: Level, counted: ReadonlyMap<number, number>): PrintedNumber | null {
  if (level.format === 'none' || level.hidden) return null;
  if (level.format === 'bullet') return { kind: 'bullet' };
  let unknownForm: string | null = null;
  const text = level.pattern.replaceAll(/%([1-9])/g, (_, position: string) => {
    const depth = Number(position) - 1;
    const named = list.levels.get(depth);
    if (named === undefined && !counted.has(depth)) return '';
    const format = named?.format ?? 'decimal';
    if (format === 'none' || format === 'bullet') return '';
    const value = counted.get(depth) ?? named?.start ?? 1;
    const written = level.inDigits && !isDigits(format) ? String(value) : inForm(value, format);
    if (written === null) unknownForm = format;
    return written ?? String(value);
  });
  return text.trim() === '' ? null : { kind: 'typed', text, unknownForm };
}

function isDigits(format: string): boolean {
  return format === 'decimal' || format === 'decimalZero' || format.startsWith('noughts/');
}

function inForm(value: number, format: string): string | null {
  const noughts = /^noughts\/(\d)$/.exec(format)?.[1];
  return noughts === undefined ? writtenNumber(value, format) : String(value).padStart(Number(noughts), '0');
}

function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.get(name);
}

function valueIn(element: XmlElement, name: string): string | undefined {
  return attribute(childNamed(element, name), 'w:val');
}

function isSet(element: XmlElement | undefined): boolean {
  return element !== undefined && isOn(element.attributes.get('w:val'));
}

/** A whole number not below 0; null for anything else. */
function count(written: string | undefined): number | null {
  return /^\d{1,6}$/.test(written ?? '') ? Number(written) : null;
}
