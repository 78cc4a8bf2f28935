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

const returnSchema = z.strictObject({
  format: z.literal(1),
  program: z.string().max(40),
  mark: roundMarkSchema,
  /** SHA-256 of the parts; null for a part that is not there. */
  parts: z.strictObject({ table: hashForm.nullable(), note: hashForm.nullable() }),
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
}

export const partNames = { said: '回报.json', table: '报表.xlsx', note: '材料.txt' } as const;

export function writeReturn(files: HandedIn, said: Omit<Return, 'format' | 'parts'>): Uint8Array {
  const [table, note] = [files.table?.bytes ?? null, files.note?.bytes ?? null];
  const whole: Return = {
    format: 1,
    ...said,
    parts: { table: table === null ? null : hashOf(table), note: note === null ? null : hashOf(note) },
  };
  return joinParts([
    packPart(partNames.said, JSON.stringify(whole, null, 1), 6),
    ...(table === null ? [] : [packPart(partNames.table, table)]),
    ...(note === null ? [] : [packPart(partNames.note, note, 6)]),
  ]);
}

const mebibyte = 1024 * 1024;

const rules: PackageRules = {
  limits: {
    ...workbookRules.limits,
    file: 16 * mebibyte,
    entries: 8,
    entry: 16 * mebibyte,
    total: 40 * mebibyte,
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
    return { names: parts.names, said: part(partNames.said), table: part(partNames.table), note: part(partNames.note) };
  });
  if (reading.verdict === 'refused') return reading;
  const { names, said: text, table, note } = reading.content;
  const known: readonly string[] = Object.values(partNames);
  if (names.some((name) => !known.includes(name))) return altered('里面有不是填报页写的文件');
  const said = text === null ? null : saidIn(text);
  if (said === null) return altered('里面的“回报.json”不是填报页写的样子');
  if (hashOrNull(table) !== said.parts.table) return altered('里面的“报表.xlsx”在保存以后被改过');
  if (hashOrNull(note) !== said.parts.note) return altered('里面的“材料.txt”在保存以后被改过');
  return { verdict: 'read', content: { said, table, note } };
}

function saidIn(bytes: Uint8Array): Return | null {
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
