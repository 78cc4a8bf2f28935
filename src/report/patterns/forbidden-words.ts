/**
 * The last reading of a report and of the notes behind it: words that official reports do not use, points taken for
 * percents, decimals that change, names that nobody introduced, sentences said twice. People's words are only pointed
 * out, never changed.
 */
import type { NoteItem, UnitNote } from '../../dataset/notes/notes.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Origin } from '../../provenance.ts';
import type { FigureId } from '../figure-id.ts';
import { parseFigureId } from '../figure-id-reading.ts';
import type { Block, Inline, Report } from '../model.ts';
import { fileOf } from '../../dataset/agreement.ts';
import { brokenRules, halfWidth, noteRules, reportRules } from './forbidden-word-rules.ts';

/** The program's own text of a report, block by block; `document` is how people know it. */
export function checkReportWording(
  report: Report,
  indicators: readonly Pick<Indicator, 'name' | 'short'>[] = [],
  document: string = report.id,
): readonly Diagnostic[] {
  const passages = passagesOf(report);
  const at = (block: string): Origin => ({ kind: 'block', document, block });
  return [
    ...passages.flatMap(({ block, text }) =>
      brokenRules(text, reportRules).map(({ rule, words }) =>
        finding('wording', {
          message: `文中${words}${rule.says}。`,
          hint: `${rule.instead}；句式在 report-templates/phrases.yaml。`,
          origin: at(block),
          unit: report.unit,
        }),
      ),
    ),
    ...mixedDecimals(passages, at, report.unit),
    ...unknownShortNames(passages, indicators, at, report.unit),
    ...doubledSentences(passages, indicators, at, report.unit),
  ];
}

/** What units wrote, item by item, at its line. */
export function checkNoteWording(notes: readonly UnitNote[]): readonly Diagnostic[] {
  return notes.flatMap((note) => {
    const items = [...(note.preface ?? []), ...note.items];
    return [
      ...onceATextFindings(note, items),
      ...items.flatMap((item) => brokenRules(item.text, noteRules).map(({ rule, words }) => noteFinding(note, item, words + rule.says, rule.instead))), // prettier-ignore
      ...repeatedItems(items).map(({ item, sentence }) =>
        noteFinding(note, item, `“${sentence}”在材料里写了不止一次`, '请删去重复的一处'),
      ),
    ];
  });
}

/** A habit of the hand goes through a whole text: said once, at its first place. */
function onceATextFindings(note: UnitNote, items: readonly NoteItem[]): readonly Diagnostic[] {
  const byFile = new Map<string, NoteItem[]>();
  for (const item of items) {
    const file = fileOf(item.origin);
    byFile.set(file, [...(byFile.get(file) ?? []), item]);
  }
  return [...byFile.values()].flatMap((list) => {
    const broken = list.filter((item) => brokenRules(item.text, [halfWidth]).length > 0);
    const [first] = broken;
    if (first === undefined) return [];
    const [rule] = brokenRules(broken.map(({ text }) => text).join('\n'), [halfWidth]);
    const places = broken.length === 1 ? '' : `（共${broken.length}处段落）`;
    return rule === undefined
      ? []
      : [noteFinding(note, first, `${rule.words}${halfWidth.says}${places}`, halfWidth.instead)];
  });
}

function noteFinding(note: UnitNote, item: NoteItem, says: string, instead: string): Diagnostic {
  return finding('note-wording', {
    message: `材料中${says}。`,
    hint: `${instead}。材料原话照印，程序不改；要改请在材料里改。`,
    origin: item.origin,
    unit: note.unit,
  });
}

function repeatedItems(items: readonly NoteItem[]): readonly { readonly item: NoteItem; readonly sentence: string }[] {
  const seen = new Map<string, NoteItem>();
  return items.flatMap((item) =>
    sentencesIn(item.text).flatMap((sentence) => {
      const before = seen.get(sentence);
      seen.set(sentence, before ?? item);
      // The same item may stand under both plans.
      const again = before !== undefined && before !== item && before.section === item.section;
      return again && before.plans.some((plan) => item.plans.includes(plan)) ? [{ item, sentence }] : [];
    }),
  );
}

interface Passage {
  readonly block: string;
  /** Our own text, with gaps where others speak. */
  readonly text: string;
  readonly inlines: readonly Inline[];
}

const gap = '〇';

function passagesOf(report: Report): readonly Passage[] {
  return report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): readonly Passage[] => {
      const inlines = spokenInlines(block);
      if (inlines === null) return [];
      const text = inlines.map((inline) => (isOurs(inline) ? inline.text : gap)).join('');
      return [{ block: block.id, text, inlines }];
    }),
  );
}

/** Not a person's words, a question for them, or a target, which stands in the plan's words. */
function isOurs(inline: Inline): boolean {
  if (inline.kind === 'words' || inline.kind === 'placeholder') return false;
  return inline.kind !== 'figure' || parseFigureId(inline.figure)?.kind !== 'target';
}

/** Sentences, not tables. */
function spokenInlines(block: Block): readonly Inline[] | null {
  if (block.kind === 'heading') return block.inlines;
  return block.kind === 'paragraph' ? [...(block.lead ?? []), ...block.inlines] : null;
}

/** Values and differences of one indicator have one number of decimals; ratios, speeds and targets have their own. */
function mixedDecimals(
  passages: readonly Passage[],
  at: (block: string) => Origin,
  unit: string,
): readonly Diagnostic[] {
  const first = new Map<string, { readonly text: string; readonly decimals: number }>();
  const told = new Set<string>();
  return passages.flatMap(({ block, inlines }) =>
    inlines.flatMap((inline): readonly Diagnostic[] => {
      const code = inline.kind === 'figure' ? measuredIn(inline.figure) : null;
      if (inline.kind !== 'figure' || code === null || !/^-?\d+(\.\d+)?$/.test(inline.text)) return [];
      const decimals = inline.text.split('.')[1]?.length ?? 0;
      const before = first.get(code);
      if (before === undefined) {
        first.set(code, { text: inline.text, decimals });
        return [];
      }
      if (before.decimals === decimals || told.has(code)) return [];
      told.add(code);
      return [
        finding('wording', {
          message: `指标 ${code} 的数字小数位不一：“${before.text}”和“${inline.text}”。`,
          hint: '同一指标的数值和差值小数位应相同，请核对登记册的 decimals。',
          origin: at(block),
          unit,
          indicator: code,
        }),
      ];
    }),
  );
}

const measuredKinds: ReadonlySet<FigureId['kind']> = new Set([
  'base', 'change', 'gap', 'condition', 'condition-gap', 'since-base', 'wrong-run', 'forecast', 'difference',
]); // prettier-ignore

/** The indicator of an own value or a difference; null of a ratio, a target, a count, another area's figure. */
function measuredIn(figure: string): string | null {
  const id = parseFigureId(figure);
  if (id === null || !('indicator' in id)) return null;
  return measuredKinds.has(id.kind) || (id.kind === 'value' && id.area === 'own') ? id.indicator : null;
}

/** A short name before the full one has been said. */
function unknownShortNames(
  passages: readonly Passage[],
  indicators: readonly Pick<Indicator, 'name' | 'short'>[],
  at: (block: string) => Origin,
  unit: string,
): readonly Diagnostic[] {
  const names = indicators.map((one) => one.name).toSorted((a, b) => b.length - a.length);
  const open = indicators.filter((one) => one.short !== one.name && !names.includes(one.short));
  const known = new Set<string>();
  return passages.flatMap(({ block, text }) => {
    for (const { name, short } of open) if (text.includes(name)) known.add(short);
    // Most sentences hold none of them: only for those that do are all names taken out.
    const held = open.filter(({ short }) => !known.has(short) && text.includes(short));
    const rest = held.length === 0 ? '' : names.reduce((left, name) => left.replaceAll(name, gap), text);
    return held
      .filter(({ short }) => standsAlone(rest, short, open))
      .map(({ name, short }) => {
        known.add(short);
        return finding('wording', {
          message: `简称“${short}”出现时还没有写过全称“${name}”。`,
          hint: '请检查句式里名称的次序，第一次应写全称。',
          origin: at(block),
          unit,
        });
      });
  });
}

/** Not merely as a part of a longer short name. */
function standsAlone(text: string, short: string, open: readonly Pick<Indicator, 'short'>[]): boolean {
  const longer = open.filter((one) => one.short !== short && one.short.includes(short));
  return longer.reduce((left, one) => left.replaceAll(one.short, gap), text).includes(short);
}

/** A sentence that names an indicator, with the same figures, in two places. */
function doubledSentences(
  passages: readonly Passage[],
  indicators: readonly Pick<Indicator, 'name' | 'short'>[],
  at: (block: string) => Origin,
  unit: string,
): readonly Diagnostic[] {
  const names = indicators.flatMap((one) => [one.name, one.short]);
  const seen = new Set<string>();
  return passages.flatMap(({ block, text }) =>
    sentencesIn(text).flatMap((sentence): readonly Diagnostic[] => {
      if (sentence.includes(gap) || isChapterCount(sentence)) return [];
      if (!names.some((name) => sentence.includes(name))) return [];
      const again = seen.has(sentence);
      seen.add(sentence);
      if (!again) return [];
      return [
        finding('wording', {
          message: `“${sentence}”在文中说了两次。`,
          hint: '请检查模板，同一句话只写一次。',
          origin: at(block),
          unit,
        }),
      ];
    }),
  );
}

/** 2项指标均未达标，…与目标差距最大: of two chapters with the same shared indicators it can be the same. */
function isChapterCount(sentence: string): boolean {
  return /^\d+项指标/u.test(sentence);
}

const shortest = 12;

function sentencesIn(text: string): readonly string[] {
  return text
    .split(/[。！？\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= shortest);
}
