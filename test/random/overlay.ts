/**
 * A register and what a round lays over it: some entries stand in the register otherwise than they are meant and the
 * round's own indicators.yaml puts them right, some stand there alone. Together they mean what one whole register would.
 */
import type { Dice } from './dice.ts';
import type { Grown } from './indicators.ts';
import type { TrueIndicator, TrueTarget } from './truth.ts';

export interface LaidApart {
  /** As the register has them. */
  readonly register: readonly TrueIndicator[];
  readonly overlay: readonly Overlaid[];
}

export interface Overlaid {
  /** As it is meant. */
  readonly indicator: TrueIndicator;
  /** As the register has it; null where it lacks it. */
  readonly before: TrueIndicator | null;
  /** The register's entry that a new one stands behind. */
  readonly after: string | null;
}

/** New entries have codes that begin with X. */
export function laidApart(dice: Dice, grown: readonly Grown[]): LaidApart {
  const register: TrueIndicator[] = [];
  const overlay: Overlaid[] = [];
  for (const { indicator, support } of grown) {
    const entries = [indicator, ...support.map((one) => one.indicator)];
    const isNew = indicator.code.startsWith('X');
    if (isNew) {
      const after = register.at(-1)?.code ?? null;
      overlay.push(...entries.map((one) => ({ indicator: one, before: null, after })));
      continue;
    }
    const own = dice.fork(indicator.code);
    const before = own.chance(0.35) ? asTheRegisterHasIt(own, indicator) : indicator;
    register.push(before, ...entries.slice(1));
    if (before !== indicator) overlay.push({ indicator, before, after: null });
  }
  return { register, overlay };
}

/** Another wording, limit, sense or office: whatever the round then says otherwise. */
function asTheRegisterHasIt(dice: Dice, meant: TrueIndicator): TrueIndicator {
  const wrong: readonly Partial<TrueIndicator>[] = [
    { short: `${meant.short}旧称` },
    { decimals: meant.decimals + 1 },
    { direction: meant.direction === 'increase' ? 'decrease' : 'increase' },
    { bounds: [null, null] },
    { units: ['档案局'] },
    { aliases: ['旧年报表的叫法'] },
    { targets: meant.targets.map((target) => (isAlone(target, meant) ? otherTarget(dice, target) : target)) },
  ];
  const parts = dice.shuffled(wrong).slice(0, dice.whole(1, 3));
  return Object.assign({ ...meant }, ...parts);
}

/** Targets are matched by set, year and province: of two that agree in these the overlay could mean either. */
function isAlone(target: TrueTarget, { targets }: TrueIndicator): boolean {
  return (
    target.file === 'indicators.yaml' &&
    targets.filter(({ set, year, of }) => set === target.set && year === target.year && of === target.of).length === 1
  );
}

function otherTarget(dice: Dice, target: TrueTarget): TrueTarget {
  const { rule } = target;
  const isThreshold = rule.kind === 'atLeast' || rule.kind === 'atMost';
  if (isThreshold && dice.chance(0.5)) return { ...target, rule: { ...rule, limit: '1' }, text: null };
  return { ...target, text: null, source: null, confirmed: true };
}
