/** Findings as the terminal shows them: what is wrong, where, what to do; units in order, worst first. */
import { acceptanceLines } from '../../dataset/settling/accepted-findings.ts';
import { grouped } from '../../dataset/agreement.ts';
import type { Diagnostic, Level } from '../../diagnostics.ts';
import { inOrderOfUrgency, levels, listed } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin } from '../../provenance.ts';
import { sayBlockPlace } from '../../report/block-words.ts';
import { plainWords } from '../opening/terminal.ts';

/** `units` in the round's order. */
export function findingsByUnit(findings: readonly Diagnostic[], units: readonly string[]): string {
  const groups = grouped(findings, (one) => one.unit ?? '');
  const order = [...units.filter((unit) => groups.has(unit)), ...[...groups.keys()].filter((unit) => !units.includes(unit) && unit !== ''), ...(groups.has('') ? [''] : [])]; // prettier-ignore
  return order
    .map((unit) => {
      const own = inOrderOfUrgency(groups.get(unit) ?? []);
      const head = `${unit === '' ? '其他' : unit}（${countsByLevel(own)}）`;
      return [head, ...own.map((one) => indented(findingText(one)))].join('\n');
    })
    .join('\n\n');
}

/** 强制性2条、核实性5条; 无 where there are none. */
export function countsByLevel(findings: readonly Diagnostic[]): string {
  const counts = levels.map((level): readonly [Level, number] => [level, findings.filter((one) => one.level === level).length]); // prettier-ignore
  const said = counts.filter(([, count]) => count > 0).map(([level, count]) => `${level}${count}条`);
  return said.length === 0 ? '无' : said.join('、');
}

/** `［强制性］workbooks/卫生局.xlsx!年报表!E12 …`, the hint on a line of its own. */
export function findingText(one: Diagnostic): string {
  const place = one.origin === null ? '' : `${sayPlace(one.origin)} `;
  const others = one.related.length === 0 ? '' : `（另见 ${listed(one.related.map(sayPlace), '处')}）`;
  return plainWords(`［${one.level}］${place}${withoutPlace(one)}${others}\n    ${one.hint}`);
}

/** As people find it: a block of a document by the part it stands in. */
function sayPlace(origin: Origin): string {
  if (origin.kind !== 'block') return formatOrigin(origin);
  const place = sayBlockPlace(origin.block);
  return place === '' ? origin.document : `${origin.document} › ${place}`;
}

/** The message where its place stands in front of it already. */
function withoutPlace({ message, origin }: Diagnostic): string {
  const file = origin?.kind === 'file' ? origin.file : null;
  return file !== null && message.startsWith(file) ? message.slice(file.length).replace(/^[：:\s]+/, '') : message;
}

/** The lines that let the open 核实性 findings stand, ready for decisions.yaml; none where there is nothing to accept. */
export function acceptanceText(findings: readonly Diagnostic[]): readonly string[] {
  // What has not come in is fetched, not accepted; whoever must can still write the line.
  const fetched = new Set(['missing-workbook', 'missing-notes', 'unknown-unit', 'target-unconfirmed', 'placeholder']);
  const lines = findings.flatMap((one) => {
    if (fetched.has(one.code)) return [];
    const accept = acceptanceLines(one);
    return accept === null ? [] : [`# ${shortened(one.message)}\n${accept}`];
  });
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostAcceptances);
  const more = lines.length - shown.length;
  return [
    '',
    '核实性问题经核实无误、可以保留的，把对应的几行抄入 decisions.yaml，填上理由、决定人、日期：',
    ...shown.map(plainWords),
    ...(more === 0 ? [] : [`# 其余 ${more} 条见 fuer check --json 的 accept`]),
    '',
  ];
}

const mostAcceptances = 20;

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= 60 ? text : `${letters.slice(0, 59).join('')}…`;
}

/** Mistakes in the round's own files, as editors understand places: plan.yaml:3:8. */
export function mistakesText(findings: readonly Diagnostic[]): string {
  return findings
    .map((one) => {
      const place = one.origin === null ? '' : `${formatOrigin(one.origin)} `;
      const others = one.related.length === 0 ? '' : `（另见 ${listed(one.related.map(formatOrigin), '处')}）`;
      return plainWords(`${place}${withoutPlace(one)}${others}${one.hint}`);
    })
    .join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
