/**
 * `<unit>-回报.zip`: what a page form hands back. Its table and notes are files as a unit hands them in otherwise, and are
 * read as such; beside them stands what was typed, what was shown for it, and which round it belongs to. A return comes
 * from outside: its parts have names of their own, none of which is taken for a path, and limits.
 */
import { z } from 'zod';
import type { Guarded } from '../../formats/package/problem.ts';
import { guarded } from '../../formats/package/problem.ts';
import { joinParts, packPart } from '../../formats/package/archive.ts';
import { openPackage } from '../../formats/package/package.ts';
import type { PackageRules } from '../../formats/package/rules.ts';
import { workbookRules } from '../../formats/package/rules.ts';
import { hashForm, hashOf } from '../../history/manifest.ts';
import { safeNamePart } from '../file-names.ts';
import type { Attached } from './attached.ts';
import { mostAttached } from './attached.ts';
import type { HandedIn } from './judged-form.ts';
import { roundMarkSchema } from './return-mark.ts';
import { typedSchema } from './typed.ts';

/** One judgement as the form showed it when the return was saved. */
const shownSchema = z.strictObject({
  /** The register's code, with its plan: `W02/women`. */
  about: z.string().max(40),
  value: z.string().max(60),
  attainment: z.string().max(40),
  level: z.string().max(40),
  sentences: z.array(z.string().max(4000)).max(20).readonly(),
});

/** 沙坪街道.docx: one name, never a way to elsewhere. */
const placeName = z
  .string()
  .max(100)
  .regex(/^[^./\\:][^/\\:]*\.(?:docx|txt|md)$/)
  .refine((name) => safeNamePart(name.replace(/\.[a-z]+$/, '')) === name.replace(/\.[a-z]+$/, ''));

const returnSchema = z.strictObject({
  format: z.literal(1),
  program: z.string().max(40),
  mark: roundMarkSchema,
  /** SHA-256 of the parts; null for a part that is not there. */
  parts: z.strictObject({ table: hashForm.nullable(), note: hashForm.nullable() }),
  /** By name, SHA-256 of what grass-roots offices wrote; returns of earlier versions hold none. */
  places: z.record(placeName, hashForm).default({}),
  typed: typedSchema,
  shown: z.array(shownSchema).max(1000).readonly(),
  /** What was still to be mended or explained, as the person saw it and handed in all the same. */
  open: z.array(z.string().max(2000)).max(1000).readonly(),
});

export type Return = z.output<typeof returnSchema>;
export type Shown = z.output<typeof shownSchema>;

export interface ReadReturn {
  readonly said: Return;
  readonly table: Uint8Array | null;
  readonly note: Uint8Array | null;
  readonly places: readonly Attached[];
}

export const partNames = { said: '回报.json', table: '报表.xlsx', note: '材料.txt' } as const;
const placesFolder = '基层材料/';

export function writeReturn(files: HandedIn, said: Omit<Return, 'format' | 'parts' | 'places'>): Uint8Array {
  const [table, note] = [files.table?.bytes ?? null, files.note?.bytes ?? null];
  const places = files.places.map(({ file, bytes }) => ({ name: file.split('/').at(-1) ?? file, bytes }));
  const whole: Return = {
    format: 1,
    ...said,
    places: Object.fromEntries(places.map(({ name, bytes }) => [name, hashOf(bytes)])),
    parts: { table: table === null ? null : hashOf(table), note: note === null ? null : hashOf(note) },
  };
  return joinParts([
    packPart(partNames.said, JSON.stringify(whole, null, 1), 6),
    ...(table === null ? [] : [packPart(partNames.table, table)]),
    ...(note === null ? [] : [packPart(partNames.note, note, 6)]),
    ...places.map(({ name, bytes }) => packPart(`${placesFolder}${name}`, bytes)),
  ]);
}

const mebibyte = 1024 * 1024;

const rules: PackageRules = {
  limits: {
    ...workbookRules.limits,
    file: 64 * mebibyte,
    entries: 8 + mostAttached,
    entry: 16 * mebibyte,
    total: 80 * mebibyte,
  },
  words: { noun: '回报', programs: '填报页', extension: '-回报.zip' },
};

/** By its parts' names, whatever the file is called: another zip is none of ours. */
export function isReturn(bytes: Uint8Array): boolean {
  const reading = guarded(() => openPackage(bytes, { ...rules, limits: workbookRules.limits }).has(partNames.said));
  return reading.verdict === 'read' && reading.content;
}

export function readReturn(bytes: Uint8Array): Guarded<ReadReturn> {
  const reading = guarded(() => {
    const parts = openPackage(bytes, rules);
    const part = (name: string): Uint8Array | null => parts.get(name) ?? null;
    const said = saidIn(part(partNames.said));
    const places = Object.keys(said?.places ?? {}).map((name) => ({ name, bytes: part(`${placesFolder}${name}`) }));
    return { names: parts.names, said, table: part(partNames.table), note: part(partNames.note), places };
  });
  if (reading.verdict === 'refused') return reading;
  const { names, said, table, note, places } = reading.content;
  const known = new Set<string>([...Object.values(partNames), ...places.map(({ name }) => `${placesFolder}${name}`)]);
  if (said === null) return altered('里面的“回报.json”不是填报页写的样子');
  if (names.some((name) => !known.has(name))) return altered('里面有不是填报页写的文件');
  if (hashOrNull(table) !== said.parts.table) return altered('里面的“报表.xlsx”在保存以后被改过');
  if (hashOrNull(note) !== said.parts.note) return altered('里面的“材料.txt”在保存以后被改过');
  const wrong = places.find(({ name, bytes }) => hashOrNull(bytes) !== said.places[name]);
  if (wrong !== undefined) return altered(`里面的“${wrong.name}”在保存以后被改过`);
  const attached = places.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
  return { verdict: 'read', content: { said, table, note, places: attached } };
}

function saidIn(bytes: Uint8Array | null): Return | null {
  if (bytes === null) return null;
  try {
    const parsed = returnSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function hashOrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : hashOf(bytes);
}

function altered(what: string): Guarded<never> {
  return {
    verdict: 'refused',
    problem: {
      code: 'damaged',
      message: `这个回报${what}，没有读取。`,
      hint: '请该单位在填报页里改好后重新保存一份回报；也可以把里面的报表、材料解压出来，核对后单独放入。',
    },
  };
}
