/** The next three things to do in a round, the most pressing first, each with its command or file. */
import type { Dataset } from '../../dataset/dataset.ts';
import { responsibleUnits, sayUnit } from '../../dataset/wording.ts';
import type { Diagnostic, FindingCode } from '../../diagnostics.ts';
import { formatOrigin } from '../../provenance.ts';

/** `command`: a command for this round as it can be typed. */
export function nextThings(dataset: Dataset, command: (name: string) => string): readonly string[] {
  const things = candidates(dataset, command).filter((thing) => thing !== null);
  return things.slice(0, 3).map((thing, at) => `  ${at + 1}. ${thing}`);
}

function candidates(dataset: Dataset, command: (name: string) => string): readonly (string | null)[] {
  const { findings, round } = dataset;
  const of = (...codes: readonly FindingCode[]): readonly Diagnostic[] =>
    findings.filter(({ code }) => codes.includes(code));
  const waiting = unitsIn(dataset, of('missing-workbook'));
  const nobody = dataset.received.tables.size === 0;
  const hard = findings.filter(
    ({ level, code }) => level === '强制性' && code !== 'conflict' && code !== 'no-own-targets',
  );
  const asked = of('blank', 'large-change', 'revision', 'hundredth-of-last-year', 'count-with-fraction');
  return [
    of('no-own-targets').length === 0
      ? null
      : `plan.yaml 里还没有目标：用规划的目标表读入，${command('plan 目标表.xlsx')} --plan 妇女（或 儿童）。`,
    thing(of('unknown-unit'), (found) => `在 round.yaml 的 units 里补上单位（${quotedIn(found)}），或把它写进已有单位的 aliases。`),
    thing(of('conflict'), (found) => `核定不一致的数 ${found.length} 处：选定的一行抄入 decisions.yaml，如 ${placeOf(found)}。`),
    thing(hard, (found) => `改正强制性问题 ${found.length} 处：${byUnit(dataset, found)}。在单位的表里标出问题：${command('check')} --annotate。`),
    waiting === ''
      ? null
      : nobody
        ? `写出表样，发给各单位：${command('forms')}。`
        : `催报表：${waiting}。`,
    thing(of('target-unconfirmed'), (found) => `商定“左右”的幅度，写在 plan.yaml：${found.map(({ indicator }) => indicator ?? '').join('、')}。`),
    thing(asked, (found) => `请单位补报或说明 ${found.length} 处：${byUnit(dataset, found)}。`),
    thing(of('missing-notes'), (found) => `催文字材料：${unitsIn(dataset, found)}。`),
    thing(of('placeholder'), () => `补上报告里的【待补充】，位置见上面各条。`),
    hard.length === 0 ? `生成报告：${command('build')}。` : `先出不受影响的文件：${command('build')}。`,
    hard.length === 0 ? `没有遗留问题后定稿：${command('issue')}（${round.year}年度）。` : null,
  ];
} // prettier-ignore

function thing(found: readonly Diagnostic[], say: (found: readonly Diagnostic[]) => string): string | null {
  return found.length === 0 ? null : say(found);
}

/** 教育局（李老师，0750-1234567）、体育局: at most four, in the round's order. */
function unitsIn({ round }: Dataset, found: readonly Diagnostic[]): string {
  const names = new Set(found.map(({ unit }) => unit));
  const units = round.units.filter(({ name }) => names.has(name)).map(({ name }) => sayUnit(name, round));
  return units.length <= 4 ? units.join('、') : `${units.slice(0, 4).join('、')}等${units.length}个单位`;
}

/** 教育局3处、卫生局1处 */
function byUnit(dataset: Dataset, found: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const one of found) {
    const indicator = dataset.indicators.find(({ code }) => code === one.indicator);
    const unit = one.unit ?? (indicator === undefined ? null : (responsibleUnits(indicator, dataset.round)[0] ?? null));
    const name = unit ?? '其他';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const said = [...counts].toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${name}${count}处`);
  return said.length <= 4 ? said.join('、') : `${said.slice(0, 4).join('、')}等`;
}

function quotedIn(found: readonly Diagnostic[]): string {
  return [...new Set(found.flatMap(({ message }) => /单位“([^”]+)”/.exec(message)?.[1] ?? []))].join('、');
}

function placeOf([first]: readonly Diagnostic[]): string {
  return first?.origin === undefined || first.origin === null ? '' : formatOrigin(first.origin);
}
