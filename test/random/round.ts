/**
 * Rounds made at random: from a seed to a whole round as plain data, the texts of its files and the truth behind them.
 * The same seed gives the same round. `newForms` adds what the register's and the plan's newer forms allow.
 */
import { workbookBytes } from '../samples/sheet-writer.ts';
import type { SheetContent } from '../samples/sheet-writer.ts';
import type { Dice } from './dice.ts';
import { diceOf } from './dice.ts';
import type { Frame } from './frame.ts';
import { frameOf } from './frame.ts';
import type { Grown } from './indicators.ts';
import { indicatorsOf } from './indicators.ts';
import { noteFilesOf } from './notes.ts';
import type { RandomDecision } from './settled.ts';
import { figuresFrom } from './settled.ts';
import type { WrittenCell } from './sheet.ts';
import type { TableFile } from './tables.ts';
import { tableFilesOf } from './tables.ts';
import type { TargetSetId, TrueIndicator, Truth } from './truth.ts';
import { planIds } from './truth.ts';
import { laidApart } from './overlay.ts';
import { decisionsYaml, ledgerYaml, overlayYaml, planYaml, registerYaml, roundYaml } from './yaml-texts.ts';

export interface RandomRound {
  readonly truth: Truth;
  /** round.yaml, plan.yaml, notes and the like, by place in the round. */
  readonly texts: ReadonlyMap<string, string>;
  readonly tables: readonly TableFile[];
}

export interface Forms {
  /** `keep`, `of`, `confirmed`, base by plan, targets of one plan, two targets of one set. */
  readonly newForms: boolean;
}

export const formsNow: Forms = { newForms: true };

export function randomRound(seed: number, { newForms }: Forms = formsNow): RandomRound {
  const dice = diceOf(seed);
  const frame = frameOf(dice.fork('frame'));
  const isLaidOver = newForms && dice.fork('overlay').chance(0.3);
  const grown = indicatorsOf(dice.fork('indicators'), frame, newForms, isLaidOver);
  const tables = tableFilesOf(dice.fork('tables'), frame, grown);
  const cells = tables.flatMap((table) => table.cells);
  const known = new Set(grown.flatMap(({ indicator, support }) => [...(indicator.plans.length === 0 ? [] : [indicator.code]), ...support.map((one) => one.indicator.code)])); // prettier-ignore
  const judged = cells.filter(({ indicator }) => known.has(indicator.code));
  const decisions = decisionsOn(dice.fork('decisions'), judged, frame);
  const notes = noteFilesOf(dice.fork('notes'), frame, grown);
  const plans = judgedPlans(dice.fork('judge'), frame, grown);
  const texts: readonly (readonly [string, string | null])[] = [
    ...registerTexts(dice.fork('laid apart'), frame, plans, grown, { newForms, isLaidOver }),
    ['plan.yaml', planYaml(grown, newForms)],
    ['decisions.yaml', decisionsYaml(decisions, frame)],
    ['ledger.yaml', ledgerYaml(dice.fork('ledger'), frame, grown)],
    ...notes.map((note) => [note.file, note.text] as const),
  ];
  return {
    truth: {
      seed,
      ...frame,
      plans,
      indicators: wholeOf(grown).filter(({ code }) => known.has(code)),
      figures: figuresFrom(judged, decisions),
      notes,
    },
    texts: new Map(texts.flatMap(([file, text]) => (text === null ? [] : [[file, text] as const]))),
    tables,
  };
}

/** Every entry, each with the series behind it. */
function wholeOf(grown: readonly Grown[]): readonly TrueIndicator[] {
  return grown.flatMap((one) => [one.indicator, ...one.support.map(({ indicator }) => indicator)]);
}

function registerTexts(
  dice: Dice,
  frame: Frame,
  plans: Truth['plans'],
  grown: readonly Grown[],
  { newForms, isLaidOver }: Forms & { readonly isLaidOver: boolean },
): readonly (readonly [string, string])[] {
  const apart = isLaidOver ? laidApart(dice, grown) : null;
  if (apart === null || apart.overlay.length === 0)
    return [
      ['round.yaml', roundYaml(frame, plans, 'indicators.yaml')],
      ['indicators.yaml', registerYaml(wholeOf(grown), newForms)],
    ];
  return [
    ['round.yaml', roundYaml(frame, plans, 'register.yaml')],
    ['register.yaml', registerYaml(apart.register, newForms)],
    ['indicators.yaml', overlayYaml(apart.overlay, newForms)],
  ];
}

/** Own targets mostly; a published set only where the plan has one that holds for it. */
function judgedPlans(dice: Dice, frame: Frame, grown: readonly Grown[]): Truth['plans'] {
  const judge = (plan: (typeof planIds)[number]): TargetSetId => {
    const { base, target } = frame.plans[plan];
    const holds = grown.some(
      ({ indicator }) =>
        indicator.plans.includes(plan) &&
        indicator.targets.some(
          (one) =>
            one.set === 'province' &&
            one.confirmed &&
            (one.of === null || (one.of === frame.province && frame.areas.some(({ role }) => role === 'average'))) &&
            one.year === (target <= 2020 ? 2020 : 2030) &&
            one.year > base,
        ),
    );
    return holds && dice.chance(0.15) ? 'province' : 'own';
  };
  const [women, children] = planIds.map((plan) => ({ ...frame.plans[plan], judge: judge(plan) })) as [
    Truth['plans']['women'],
    Truth['plans']['children'],
  ];
  return { women, children };
}

/** Conflicts are settled in two of three cases; now and then a figure is corrected, or a blank accepted. */
function decisionsOn(dice: Dice, cells: readonly WrittenCell[], frame: Frame): readonly RandomDecision[] {
  const current = cells.filter(
    (cell) => cell.area === 'own' && cell.year === frame.year && cell.dimension === null && cell.source === 'workbook',
  );
  return [...new Set(current.map(({ key }) => key))].flatMap((key): readonly RandomDecision[] => {
    const own = dice.fork(key);
    const ones = current.filter(
      (cell) =>
        cell.key === key &&
        cell.means.kind === 'figure' &&
        cell.indicator.scale !== 'text' &&
        cell.indicator.scale !== 'yes-no',
    );
    const first = ones[0];
    const base = {
      key,
      indicator: current.find((cell) => cell.key === key)?.indicator.code ?? '',
      year: frame.year,
      from: first?.origin ?? '',
      finding: '',
    };
    const values = ones.flatMap(({ means }) => (means.kind === 'figure' ? [means.value] : []));
    const value = values[0];
    if (value !== undefined && new Set(values).size > 1 && own.chance(0.66))
      return [{ ...base, kind: own.chance(0.7) ? 'choose' : 'correct', value }];
    if (value !== undefined && own.chance(0.01)) return [{ ...base, kind: 'correct', value }];
    const blank = current.find((cell) => cell.key === key && cell.means.kind === 'blank');
    return blank !== undefined && ones.length === 0 && own.chance(0.2)
      ? [{ ...base, kind: 'accept', value: '', from: blank.origin, finding: 'blank' }]
      : [];
  });
}

/** Every file of the round by its place in it, workbooks as .xlsx or .csv. */
export async function roundFiles(seed: number, forms: Forms = formsNow): Promise<ReadonlyMap<string, Uint8Array>> {
  const { texts, tables, truth } = randomRound(seed, forms);
  const files = new Map<string, Uint8Array>([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)]));
  const saved = new Date(Date.UTC(truth.year + 1, 4, 18, 4, 0, 0));
  for (const { file, sheets } of tables)
    files.set(file, file.endsWith('.csv') ? csvBytes(sheets) : await workbookBytes(sheets, saved));
  return files;
}

function csvBytes(sheets: readonly SheetContent[]): Uint8Array {
  const lines = sheets.flatMap((sheet) => [
    ...sheet.title.map((line) => [line]),
    ...sheet.above,
    ...sheet.tables.flatMap((table) => [
      table.headings.map((lines) => lines[0] ?? ''),
      ...table.rows.map((row) => row.map(({ value }) => (value === null ? '' : String(value)))),
    ]),
    ...sheet.foot.map((line) => [line]),
  ]);
  return new TextEncoder().encode(`${lines.map((line) => line.map(field).join(',')).join('\n')}\n`);
}

function field(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
