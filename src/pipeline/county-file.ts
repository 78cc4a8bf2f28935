/**
 * What the level above sums up of a round, as a file inside the parcel of its general report: no folder of the round is
 * needed there. It names the documents that it came with by their hashes: what was changed in the parcel afterwards is told.
 */
import { z } from 'zod';
import type { ZippedFile } from '../formats/package/unzip.ts';
import { unzipped } from '../formats/package/unzip.ts';
import { hashOf } from '../history/manifest.ts';
import { planIds } from '../indicators/plan-id.ts';
import { attainments, warningLevels } from '../rules/assessment.ts';
import type { County } from '../rules/overview/county.ts';

export const countyFileName = '上级汇总用.json';

export type CountyReading =
  | { readonly verdict: 'read'; readonly county: County }
  /** Why the parcel cannot be summed up, and what to do, in Chinese. */
  | { readonly verdict: 'refused'; readonly reason: string };

/** The file's text; `documents`: what goes into the same parcel, by name there. */
export function countyText(county: County, documents: ReadonlyMap<string, Uint8Array>): string {
  const hashes = Object.fromEntries([...documents].map(([name, bytes]) => [name, hashOf(bytes)]));
  return `${JSON.stringify({ 说明: '供上级用 fuer overview 汇总，请勿改动', county, documents: hashes }, null, 1)}\n`;
}

export function countyInParcel(archive: Uint8Array): CountyReading {
  const opening = unzipped(archive);
  if (opening.verdict === 'refused') {
    return refused(`压缩包没有读取：${opening.problem.message}${opening.problem.hint}`);
  }
  const files = new Map(opening.content.map((file) => [nameInside(file), file.bytes]));
  const written = files.get(countyFileName);
  if (written === undefined) {
    return refused(
      `压缩包里没有供汇总的数据（${countyFileName}）。请报送地区运行 fuer pack general 装总报告的包；旧版程序装的，请重装一次。`,
    );
  }
  const reading = fileSchema.safeParse(parsed(written));
  if (!reading.success) return refused(`${countyFileName} 读不懂，多半有人改过。请报送地区重新装包。`);
  const { county, documents } = reading.data;
  const changed = Object.entries(documents).filter(([name, hash]) => {
    const bytes = files.get(name);
    return bytes === undefined || hashOf(bytes) !== hash;
  });
  const [first] = changed;
  if (first !== undefined) {
    return refused(
      `压缩包里的“${first[0]}”${changed.length === 1 ? '' : `等 ${changed.length} 份`}装包以后改过或者不在了，与供汇总的数据对不上。请报送地区重新装包。`,
    );
  }
  return { verdict: 'read', county };
}

function refused(reason: string): CountyReading {
  return { verdict: 'refused', reason };
}

/** Whoever packs a folder again puts everything into it. */
function nameInside({ name }: ZippedFile): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

const count = z.int().nonnegative();
const day = z.string().nullable();
const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const plan = z.enum(planIds);
const level = z.enum(warningLevels);

const countySchema: z.ZodType<County> = z.strictObject({
  area: z.string().min(1),
  year: z.int(),
  handedIn: z.array(
    z.strictObject({
      unit: z.string(),
      tables: z.enum(['in', 'part', 'unreadable', 'missing', 'not-owed']),
      received: day,
      due: day,
      given: count,
      owed: count,
      findings: z.strictObject({ 强制性: count, 核实性: count }),
    }),
  ),
  judged: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      plan,
      domain: z.string(),
      units: z.array(z.string()),
      attainment: z.enum(attainments),
      isQualitative: z.boolean(),
      level,
      definition: z.string(),
      measure: z.string(),
      decimals: count,
      better: z.enum(['higher', 'lower']).nullable(),
      value: figure.nullable(),
      cases: figure.nullable(),
      denominator: figure.nullable(),
    }),
  ),
  nearlyMetCounts: z.boolean(),
  mechanism: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      plan,
      level,
      notice: z.boolean(),
      meeting: z.boolean(),
      actions: z.boolean(),
      result: z.enum(['given', 'asked', 'not-yet', 'no-deadline']),
    }),
  ),
});

const fileSchema = z.object({ county: countySchema, documents: z.record(z.string(), z.string()) });
