/** Findings as the terminal shows them: what is wrong, where, what to do; units in order, worst first. */
import { grouped } from '../dataset/reading.ts';
import type { Diagnostic, Level } from '../diagnostics.ts';
import { inOrderOfUrgency, levels } from '../diagnostics.ts';
import { formatOrigin } from '../provenance.ts';
import { plainWords } from './terminal.ts';

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
  const place = one.origin === null ? '' : `${formatOrigin(one.origin)} `;
  const others = one.related.length === 0 ? '' : `（另见 ${one.related.map(formatOrigin).join('、')}）`;
  return plainWords(`［${one.level}］${place}${one.message}${others}\n    ${one.hint}`);
}

/** Mistakes in the round's own files, as editors understand places: plan.yaml:3:8. */
export function mistakesText(findings: readonly Diagnostic[]): string {
  return findings
    .map((one) => {
      const place = one.origin === null ? '' : `${formatOrigin(one.origin)} `;
      const others = one.related.length === 0 ? '' : `（另见 ${one.related.map(formatOrigin).join('、')}）`;
      return plainWords(`${place}${one.message}${others}${one.hint}`);
    })
    .join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
