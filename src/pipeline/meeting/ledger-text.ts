/** Minutes put into ledger.yaml: what is blank there is filled, what stands there stays; comments and order too. */
import { z } from 'zod';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import type { YamlEdit } from '../../indicators/yaml/editing.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import type { MinutesEntry } from './minutes.ts';

export interface LedgerChange {
  readonly text: string;
  /** W16（妇女）：会商情况、推进措施 */
  readonly filled: readonly string[];
  /** Where the ledger says something else already, or is written so that it cannot be changed safely. */
  readonly kept: readonly string[];
}

const fields = [
  ['notice', '预警通知'],
  ['meeting', '会商情况'],
  ['lead', '牵头单位'],
  ['with', '配合单位'],
  ['actions', '推进措施'],
  ['deadline', '完成时限'],
  ['person', '责任人'],
  ['result', '办理结果'],
] as const;

type Field = (typeof fields)[number][0];

/** `text` has been read as a ledger without mistakes. */
export function withMinutes(text: string, minutes: readonly MinutesEntry[]): LedgerChange {
  const filled: string[] = [];
  const kept: string[] = [];
  let now = text;
  for (const entry of minutes) {
    const begun = entryOf(now, entry) === null ? beginEntry(now, entry) : now;
    if (begun === null) continue;
    const changes: string[] = [];
    let next = begun;
    for (const [key, name] of fields) {
      const outcome = filledIn(next, entry, key);
      if (outcome === 'kept') kept.push(`${sayEntry(entry)}的${name}`);
      else if (outcome !== 'same') {
        next = outcome.text;
        changes.push(name);
      }
    }
    if (changes.length === 0) continue;
    now = next;
    filled.push(`${sayEntry(entry)}：${changes.join('、')}`);
  }
  return { text: now, filled, kept };
}

function sayEntry({ indicator, plan }: MinutesEntry): string {
  return `${indicator}（${planWord[plan]}）`;
}

type Path = readonly (string | number)[];

const written = z.unknown();
const asList = z.array(z.unknown());
const asMap = z.record(z.string(), z.unknown());

function contentsOf(text: string): unknown {
  const reading = readYaml({ file: 'ledger.yaml', text }, written);
  return reading.verdict === 'ok' ? reading.value.value : null;
}

/** Where the warnings are listed; null where there is no list yet. */
function listPath(contents: unknown): Path | null {
  if (Array.isArray(contents)) return [];
  const map = asMap.safeParse(contents);
  return map.success && Array.isArray(map.data['warnings']) ? ['warnings'] : null;
}

interface Found {
  readonly path: Path;
  readonly values: Readonly<Record<string, unknown>>;
}

function entryOf(text: string, { indicator, plan }: MinutesEntry): Found | null {
  const contents = contentsOf(text);
  const path = listPath(contents);
  if (path === null) return null;
  const list = asList.safeParse(path.length === 0 ? contents : asMap.parse(contents)['warnings']);
  for (const [position, item] of (list.success ? list.data : []).entries()) {
    const map = asMap.safeParse(item);
    if (map.success && map.data['indicator'] === indicator && isSamePlan(map.data['plan'], plan))
      return { path: [...path, position], values: map.data };
  }
  return null;
}

function isSamePlan(said: unknown, plan: PlanId): boolean {
  return said === plan || said === planWord[plan];
}

/** null where nothing was agreed, or where the ledger is written so that nothing can be added safely. */
function beginEntry(text: string, entry: MinutesEntry): string | null {
  const { indicator, plan, actions, notice, meeting, deadline, result } = entry;
  if (actions.length === 0 && [notice, meeting, deadline, result].every((words) => words === '')) return null;
  const contents = contentsOf(text);
  const path = listPath(contents);
  if (path !== null && asList.safeParse(contents).data?.length !== 0)
    return path.length === 0
      ? withLines(text, entry)
      : editYaml(text, [{ kind: 'append', path, value: { indicator, plan } }]);
  if (asMap.safeParse(contents).success)
    return editYaml(text, [{ kind: 'set', path: ['warnings'], value: [{ indicator, plan }] }]);
  const notes = text.split('\n').filter((line) => /^\s*#/u.test(line));
  return `${[...notes, `- indicator: ${indicator}`, `  plan: ${plan}`].join('\n')}\n`;
}

/** Behind the last entry, on lines of its own, where the list is written so. */
function withLines(text: string, entry: MinutesEntry): string | null {
  const next = `${text.trimEnd()}\n\n- indicator: ${entry.indicator}\n  plan: ${entry.plan}\n`;
  return entryOf(next, entry) === null ? null : next;
}

function filledIn(text: string, entry: MinutesEntry, key: Field): 'same' | 'kept' | { readonly text: string } {
  const found = entryOf(text, entry);
  const said = entry[key];
  if (found === null || said.length === 0) return 'same';
  const there = plainOf(found.values[key]);
  const edits = editsFor([...found.path, key], said, there, Array.isArray(found.values[key]));
  if (edits === 'kept' || edits.length === 0) return edits === 'kept' ? 'kept' : 'same';
  const next = editYaml(text, edits);
  return next === null ? 'kept' : { text: next };
}

function editsFor(
  path: Path,
  said: string | readonly string[],
  there: readonly string[],
  isList: boolean,
): readonly YamlEdit[] | 'kept' {
  if (there.length === 0) return [{ kind: 'set', path, value: typeof said === 'string' ? said : [...said] }];
  if (typeof said === 'string') return there.join('') === said ? [] : 'kept';
  const added = said.filter((one) => !there.includes(one));
  if (added.length === 0) return [];
  if (!isList) return [{ kind: 'set', path, value: [...there, ...added] }];
  return added.map((value) => ({ kind: 'append', path, value }));
}

function plainOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map((text) => String(text).trim()).filter((text) => text !== '');
}
