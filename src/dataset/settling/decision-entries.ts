/** A decision made on the page or in the list of opinions becomes an entry of decisions.yaml; what stands in the file stays to the character. */
import { acceptanceLines } from './accepted-findings.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import type { Decision } from './decisions.ts';
import { parseDecisions } from './decisions.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { z } from 'zod';

const words = z.string().trim().min(1).max(2000);

export const decisionRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), finding: z.string() }),
  z.strictObject({
    kind: z.literal('choose'),
    indicator: z.string(),
    year: z.number().int(),
    area: z.string(),
    dimension: z.string().nullable(),
    value: words,
    from: words,
  }),
  z.strictObject({
    kind: z.literal('correct'),
    indicator: z.string(),
    year: z.number().int(),
    area: z.string(),
    dimension: z.string().nullable(),
    value: words,
  }),
  z.strictObject({ kind: z.literal('supersede'), workbook: words, with: words }),
]);
export type DecisionRequest = z.output<typeof decisionRequest>;

export const decidedBy = z.strictObject({
  reason: z.string().trim().min(1, '请写明理由').max(2000),
  by: z.string().trim().min(1, '请写明由谁决定').max(50),
  date: z.string(),
});
export type DecidedBy = z.output<typeof decidedBy>;

export type DecisionEntry =
  { readonly verdict: 'made'; readonly text: string } | { readonly verdict: 'refused'; readonly message: string };

/** `finding`: the one that is accepted. */
export function decisionEntry(request: DecisionRequest, who: DecidedBy, finding: Diagnostic | null): DecisionEntry {
  const tail = `  reason: ${quoted(who.reason)}\n  by: ${quoted(who.by)}\n  date: ${who.date}\n`;
  switch (request.kind) {
    case 'accept': {
      const lines = finding === null ? null : acceptanceLines(finding);
      if (lines === null) return { verdict: 'refused', message: '这个问题已经不在了，或不能接受，请刷新后再看。' };
      return { verdict: 'made', text: `${lines.split('\n')[0] ?? ''}\n${tail}` };
    }
    case 'choose': {
      const { indicator, year, value, from } = request;
      const fields = [...figureFields(request), `value: ${written(value)}`, `from: ${quoted(from)}`];
      return {
        verdict: 'made',
        text: `- choose: {indicator: ${indicator}, year: ${year}, ${fields.join(', ')}}\n${tail}`,
      };
    }
    case 'correct': {
      const { indicator, year, value } = request;
      const fields = [...figureFields(request), `value: ${written(value)}`];
      return {
        verdict: 'made',
        text: `- correct: {indicator: ${indicator}, year: ${year}, ${fields.join(', ')}}\n${tail}`,
      };
    }
    case 'supersede':
      return {
        verdict: 'made',
        text: `- supersede: {workbook: ${quoted(request.workbook)}, with: ${quoted(request.with)}}\n${tail}`,
      };
  }
}

/** The file with one entry more; refused where it would not read as before with that entry behind. */
export function withDecision(before: string | null, entry: string): DecisionEntry {
  const old = parseDecisions({ file: 'decisions.yaml', text: before ?? '' });
  if (old.verdict === 'failed') {
    return {
      verdict: 'refused',
      message: `decisions.yaml 现在有写错的地方，先改正才能添加：${old.findings[0]?.message ?? ''}`,
    };
  }
  // An empty list written out as [] would stand in the way.
  const kept = old.value.length === 0 ? (before ?? '').replace(/^\s*\[\s*\]\s*$/m, '') : (before ?? '');
  const text = `${kept}${kept === '' || kept.endsWith('\n') ? '' : '\n'}${entry}`;
  const now = parseDecisions({ file: 'decisions.yaml', text });
  if (now.verdict === 'failed') {
    return { verdict: 'refused', message: now.findings[0]?.message ?? 'decisions.yaml 写不进去。' };
  }
  if (now.value.length !== old.value.length + 1) {
    return {
      verdict: 'refused',
      message: 'decisions.yaml 的写法比较特别，没有添加；请用记事本打开，把这一条写在末尾。',
    };
  }
  return { verdict: 'made', text };
}

/** The file without the entry at that place, every other line as it was; refused where that cannot be shown. */
export function withoutDecision(before: string, position: number): DecisionEntry {
  const source = (text: string) => parseDecisions({ file: 'decisions.yaml', text });
  const old = source(before);
  // A list whose only entry goes is no list any more: its lines are taken out by themselves.
  const text = editYaml(before, [{ kind: 'remove', path: [position] }]) ?? withoutOnly(before);
  const now = source(text);
  const isGone =
    old.verdict === 'ok' &&
    now.verdict === 'ok' &&
    JSON.stringify(now.value.map(sayings)) ===
      JSON.stringify(old.value.filter((_, at) => at !== position).map(sayings));
  return isGone
    ? { verdict: 'made', text }
    : { verdict: 'refused', message: 'decisions.yaml 的写法比较特别，没有撤销；请用记事本打开，删去这一条。' };
}

/** Without its line, which moves when one before it goes. */
function sayings(decision: Decision): object {
  return { ...decision, origin: null };
}

function withoutOnly(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^ *- (?:choose|correct|accept|supersede):/.test(line));
  const behind = lines.findIndex((line, at) => at > first && !/^\s+\S/.test(line));
  return [...lines.slice(0, Math.max(first, 0)), ...(behind === -1 ? [] : lines.slice(behind))].join('\n');
}

function figureFields({
  area,
  dimension,
}: {
  readonly area: string;
  readonly dimension: string | null;
}): readonly string[] {
  return [
    ...(area === 'own' ? [] : [`area: ${quoted(area)}`]),
    ...(dimension === null ? [] : [`dimension: ${quoted(dimension)}`]),
  ];
}

/** A number stays as it was typed, and is read so. */
function written(value: string): string {
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
