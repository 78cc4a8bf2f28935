/** Entries for plan.yaml as lines of its own style, put where they belong; what stands there already is not touched. */
import { shareSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { PlanProposal } from '../../dataset/plan-table/read-plan-table.ts';
import type { AnsweringUnits } from '../../dataset/plan-table/plan-units.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { limitName } from '../../indicators/target-definition.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { PhraseRequirement } from '../../indicators/target-phrases/phrase-reading.ts';

/** `text`: plan.yaml as it stands. A line that `init` left in comment for a code gives way to the entry. */
export function withEntries(text: string, proposals: readonly PlanProposal[], from: string): string {
  const lines = proposals.map((one) => ({ code: one.indicator.code, line: entryLine(one) }));
  return withLines(text, lines, `# 读自 ${from}`);
}

/** Lines that have no outline in comment stand at the end, under `heading`. */
export function withLines(
  text: string,
  written: readonly { readonly code: string; readonly line: string }[],
  heading: string,
): string {
  let lines = text.split('\n');
  const rest: string[] = [];
  for (const { code, line } of written) {
    const at = outlineOf(code, lines);
    if (at === -1) rest.push(line);
    else lines = lines.with(at, line);
  }
  if (rest.length === 0) return lines.join('\n');
  const kept = lines.join('\n').replace(/\n*$/, '');
  const bare = /^\s*\{\s*\}\s*$/.test(kept) ? '' : kept;
  return `${bare === '' ? '' : `${bare}\n\n`}${heading}\n${rest.join('\n')}\n`;
}

/** plan.yaml with one line more: in the place of the outline that `init` left for its code, else at the end. */
export function withLine(text: string, code: string, line: string): string {
  const lines = text.split('\n');
  const at = outlineOf(code, lines);
  if (at !== -1) return lines.with(at, line).join('\n');
  const kept = /^\s*\{\s*\}\s*$/.test(text) ? '' : text.replace(/\n*$/, '');
  return `${kept === '' ? '' : `${kept}\n`}${line}\n`;
}

function outlineOf(code: string, lines: readonly string[]): number {
  return lines.findIndex((line) => new RegExp(`^#\\s*${code}:\\s*\\{`).test(line));
}

export function entryLine(proposal: PlanProposal): string {
  const { indicator, requirement } = proposal;
  const said = requirement === null ? '未设目标' : limitSaid(requirement, indicator);
  return `${indicator.code}: ${entryParts(proposal)} # ${indicator.name}：${said}`;
}

/** `{base: …, targets: […]}` */
export function entryParts({ base, requirement, milestones, units, text, plan }: PlanProposal): string {
  const parts = [
    ...(base === null ? [] : [`base: {value: ${written(base)}}`]),
    ...(requirement === null ? [] : [`targets: [${targetWritten(requirement, text, plan)}]`]),
    ...(milestones.size === 0 ? [] : [`milestones: {${milestonesWritten(milestones)}}`]),
    ...(units === null ? [] : [`units: ${unitsWritten(units)}`]),
  ];
  return `{${parts.join(', ')}}`;
}

/** `{set: own, atMost: 12, text: "下降到12/10万以下"}` */
export function targetWritten(requirement: PhraseRequirement, text: string, plan: PlanId | null): string {
  const about = [
    'set: own',
    ...(plan === null ? [] : [`plan: ${plan}`]),
    requirementWritten(requirement),
    ...(text === '' ? [] : [`text: ${JSON.stringify(text)}`]),
  ];
  return `{${about.join(', ')}}`;
}

function requirementWritten(requirement: PhraseRequirement): string {
  switch (requirement.kind) {
    case 'threshold': {
      const limit = `${limitName(requirement.comparison)}: ${written(requirement.limit)}`;
      return requirement.keep ? `keep: {${limit}}` : limit;
    }
    case 'range':
      return `between: [${written(requirement.low)}, ${written(requirement.high)}]`;
    case 'around':
      return `around: {value: ${written(requirement.value)}}`;
    case 'relative':
      return `fromBase: {year: ${requirement.from.year}, by: "${shareSaid(requirement.by)}"}`;
    case 'all-of':
      return `allOf: [${requirement.conditions.map(({ where, comparison, limit }) => `{where: ${where}, ${limitName(comparison)}: ${written(limit)}}`).join(', ')}]`;
    case 'trend':
      return `trend: ${requirement.toward}`;
    case 'existence':
      return 'exists: true';
    case 'qualitative':
      return `qualitative: {criterion: ${JSON.stringify(requirement.criterion)}}`;
  }
}

function written(value: Decimal): string {
  return value.toFixed();
}

function milestonesWritten(milestones: ReadonlyMap<number, Decimal>): string {
  return [...milestones]
    .toSorted(([a], [b]) => a - b)
    .map(([year, value]) => `${year}: ${written(value)}`)
    .join(', ');
}

function unitsWritten({ lead, with: partners }: AnsweringUnits): string {
  const list = (units: readonly string[]): string => `[${units.map(nameWritten).join(', ')}]`;
  const [only] = lead;
  return lead.length === 1 && only !== undefined && partners.length > 0
    ? `{lead: ${nameWritten(only)}, with: ${list(partners)}}`
    : list(lead);
}

function nameWritten(name: string): string {
  return /^[\p{Script=Han}]+$/u.test(name) ? name : JSON.stringify(name);
}
