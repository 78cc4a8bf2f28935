/** A round's own indicators.yaml, laid over the register by code: scalars and lists replace, targets are added to. */
import { knownKeys } from '../known-keys.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { IndicatorEntry, OverlayEntry } from '../definition.ts';
import { overlaySchema } from '../definition.ts';
import { entryMistakes, orNearest } from './entry-mistakes.ts';
import type { Register, RegisterEntry } from './register-entry.ts';
import type { TargetDefinition, TargetSupplement } from '../target-definition.ts';
import type { Located } from '../yaml/yaml.ts';
import type { SourceText } from '../yaml/document.ts';
import { readYaml } from '../yaml/yaml.ts';

export type Overlay = Located<{ readonly indicators: readonly OverlayEntry[] }>;

export function parseOverlay(source: SourceText): Outcome<Overlay> {
  return readYaml(source, overlaySchema);
}

/** What is laid over is said once. */
export function layOver(register: Register, overlay: Overlay): Outcome<Register> {
  const codes = register.entries.map(({ entry }) => entry.code);
  const parts = overlay.value.indicators.map((written, position) => ({
    written,
    at: (...path: readonly PropertyKey[]) => overlay.locate(['indicators', position, ...path]),
  }));
  const mistakes = [
    ...repeated(parts),
    ...parts.flatMap((part) =>
      codes.includes(part.written.code) ? supplementMistakes(part, register) : newEntryMistakes(part, codes),
    ),
  ];
  if (mistakes.length > 0) return failed(mistakes);

  const changed = register.entries.map((one) => {
    const part = parts.find(({ written }) => written.code === one.entry.code);
    return part === undefined ? one : laidOver(one, part);
  });
  const laid: Register = { ...register, entries: withNewEntries(changed, parts.filter(({ written }) => !codes.includes(written.code))) }; // prettier-ignore
  const others = entryMistakes(laid);
  return others.length > 0 ? failed(others) : ok(laid, [saidOnce(parts, codes)]);
}

interface Part {
  readonly written: OverlayEntry;
  readonly at: RegisterEntry['at'];
}

function mistake(message: string, hint: string, origin: Diagnostic['origin'], related: Diagnostic['related'] = []) {
  return finding('invalid-configuration', { message, hint, origin, related });
}

function repeated(parts: readonly Part[]): readonly Diagnostic[] {
  return parts.flatMap(({ written, at }, position) => {
    const first = parts.findIndex((other) => other.written.code === written.code);
    if (first === position) return [];
    const message = `代码“${written.code}”重复。`;
    return [mistake(message, '同一代码请写在一条里。', at('code'), [parts[first]?.at('code') ?? at('code')])];
  });
}

function newEntryMistakes({ written, at }: Part, codes: readonly string[]): readonly Diagnostic[] {
  if (!written.code.startsWith('X')) {
    const hint = orNearest(written.code, codes, '');
    return [
      mistake(
        `代码“${written.code}”在指标登记册里没有。`,
        `${hint}本轮新增的指标，代码请以 X 开头，如 X01。`,
        at('code'),
      ),
    ];
  }
  const missing = (['name', 'measure', 'decimals', 'direction', 'scale'] as const).filter(
    (field) => written[field] === undefined,
  );
  const { after } = written;
  return [
    ...missing.map((field) =>
      mistake(`新增的指标“${written.code}”缺少 ${field}。`, '新增的指标须写全 name、measure、decimals、direction、scale。', at('code')),
    ),
    ...(after === undefined
      ? [mistake(`新增的指标“${written.code}”没有写排在哪项之后（after）。`, '请写明，如 after: W12。', at('code'))]
      : codes.includes(after)
        ? []
        : [mistake(`after 指向不存在的代码“${after}”。`, orNearest(after, codes, '请核对代码。'), at('after'))]),
    ...supplements(written).map(({ position }) =>
      mistake(`新增的指标“${written.code}”的第${position + 1}个目标没有写要求。`, '请写明要求，如 atLeast: 95。', at('targets', position)),
    ),
  ]; // prettier-ignore
}

function supplements(written: OverlayEntry) {
  return (written.targets ?? []).flatMap((target, position) =>
    target.whole ? [] : [{ position, supplement: target.supplement }],
  );
}

/** An addition to a target has to find the one it adds to. */
function supplementMistakes({ written, at }: Part, { entries }: Register): readonly Diagnostic[] {
  const targets = entries.find(({ entry }) => entry.code === written.code)?.entry.targets ?? [];
  return [
    ...(written.after === undefined
      ? []
      : [mistake(`“${written.code}”登记册里已有，不能再写 after。`, '请删去 after 这一项。', at('after'))]),
    ...supplements(written)
      .filter(({ supplement }) => !targets.some((target) => isSame(target, supplement)))
      .map(({ position, supplement }) =>
        mistake(
          `登记册里“${written.code}”没有 ${supplement.set}${supplement.year === undefined ? '' : `、${supplement.year}年`}${supplement.of === undefined ? '' : `、${supplement.of}`}的目标可补充。`,
          '新的目标请写明要求，如 atLeast: 95；补充已有的，set、year、of 须与登记册一致。',
          at('targets', position),
        ),
      ),
  ];
}

function isSame(target: TargetDefinition, other: Pick<TargetSupplement, 'set' | 'year' | 'of'>): boolean {
  return target.set === other.set && target.year === (other.year ?? null) && target.of === (other.of ?? null);
}

/** Each part has the place where it was last written. */
function laidOver({ entry, at }: RegisterEntry, { written, at: over }: Part): RegisterEntry {
  const { after: _, targets, audit, advice, says, ...fields } = written;
  const laidTargets = (entry.targets ?? []).map((target, position) => ({ target, origin: at('targets', position) }));
  for (const [position, one] of (targets ?? []).entries()) {
    const origin = over('targets', position);
    const about = one.whole ? { set: one.target.set, year: one.target.year ?? undefined, of: one.target.of ?? undefined } : one.supplement; // prettier-ignore
    const place = laidTargets.findIndex(({ target }) => isSame(target, about));
    const before = laidTargets[place];
    if (one.whole)
      laidTargets.splice(place === -1 ? laidTargets.length : place, place === -1 ? 0 : 1, { target: one.target, origin }); // prettier-ignore
    else if (before !== undefined) laidTargets[place] = { target: supplemented(before.target, one.supplement), origin };
  }
  const { name, measure, decimals, direction, scale, ...others } = fields;
  const overlaid: IndicatorEntry = {
    ...entry,
    ...withoutUnsaid(others),
    name: name ?? entry.name,
    measure: measure ?? entry.measure,
    decimals: decimals ?? entry.decimals,
    direction: direction ?? entry.direction,
    scale: scale ?? entry.scale,
    ...(targets === undefined ? {} : { targets: laidTargets.map(({ target }) => target) }),
    ...(audit === undefined ? {} : { audit: { ...entry.audit, ...withoutUnsaid(audit) } }),
    ...(advice === undefined ? {} : { advice: { ...entry.advice, ...withoutUnsaid(advice) } }),
    ...(says === undefined ? {} : { says: { ...entry.says, ...withoutUnsaid(says) } }),
  };
  const said = new Set(Object.keys(withoutUnsaid(written)));
  return {
    entry: overlaid,
    at: (...path) => {
      const [field, position, ...rest] = path;
      if (field === 'targets' && typeof position === 'number' && rest.length === 0) {
        return laidTargets[position]?.origin ?? at(...path);
      }
      return typeof field === 'string' && field !== 'code' && said.has(field) ? over(...path) : at(...path);
    },
  };
}

function supplemented(target: TargetDefinition, { text, source, confirmed }: TargetSupplement): TargetDefinition {
  return {
    ...target,
    ...(text === undefined ? {} : { text }),
    ...(source === undefined ? {} : { source }),
    ...(confirmed === undefined ? {} : { confirmed }),
  };
}

/** Without the fields that the overlay does not write. */
function withoutUnsaid<T extends object>(written: T): T {
  const said = { ...written };
  for (const key of knownKeys(said)) if (said[key] === undefined) delete said[key];
  return said;
}

/** Each behind the entry that its `after` names, in the order in which they are written. */
function withNewEntries(entries: readonly RegisterEntry[], parts: readonly Part[]): readonly RegisterEntry[] {
  const behind = (code: string): readonly RegisterEntry[] =>
    parts.filter(({ written }) => written.after === code).flatMap(newEntry);
  return entries.flatMap((one) => [one, ...behind(one.entry.code)]);
}

/** None where a required part is missing, which has been said. */
function newEntry({ written, at }: Part): readonly RegisterEntry[] {
  const { after: _, targets, name, measure, decimals, direction, scale, ...others } = written;
  if (
    name === undefined ||
    measure === undefined ||
    decimals === undefined ||
    direction === undefined ||
    scale === undefined
  ) {
    return [];
  }
  const whole = (targets ?? []).flatMap((one) => (one.whole ? [one.target] : []));
  return [{ entry: { ...others, name, measure, decimals, direction, scale, targets: whole }, at }];
}

function saidOnce(parts: readonly Part[], codes: readonly string[]): Diagnostic {
  const [changed, added] = [true, false].map((known) =>
    parts.filter(({ written }) => codes.includes(written.code) === known).map(({ written }) => written.code),
  );
  const said = [
    ...(changed === undefined || changed.length === 0 ? [] : [`改动${changed.length}项（${changed.join('、')}）`]),
    ...(added === undefined || added.length === 0 ? [] : [`新增${added.length}项（${added.join('、')}）`]),
  ];
  return finding('register-overlaid', {
    message: `本轮的 indicators.yaml 覆盖了登记册：${said.join('，')}。`,
    hint: '核对无误即可，不必处理。',
    origin: parts[0]?.at('code') ?? null,
  });
}
