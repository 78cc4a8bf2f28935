/** choose and correct: which decision settles which figure, and which decisions fit nothing. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { Round } from '../../indicators/round.ts';
import { formatOrigin } from '../../provenance.ts';
import type { Choice, Correction, Decision } from './decisions.ts';
import { isOutOfBounds } from '../tables/rows/figure-meaning.ts';
import type { FigureKey } from '../figure-index.ts';
import { keyText } from '../figure-index.ts';
import type { Observation } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { agree, grouped, plainPlace } from '../agreement.ts';

export type Ruling =
  | { readonly kind: 'choose'; readonly decision: Choice; readonly chosen: Observation }
  | { readonly kind: 'correct'; readonly decision: Correction };

export interface Rulings {
  /** By keyText. */
  readonly byKey: ReadonlyMap<string, Ruling>;
  readonly findings: readonly Diagnostic[];
}

/** What a decision on a figure can be measured against. `superseded` cells can no longer be chosen. */
export interface RulingFacts {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
  readonly observations: readonly Observation[];
  readonly superseded: readonly Observation[];
}

type Match =
  | { readonly verdict: 'fits'; readonly key: FigureKey; readonly ruling: Ruling }
  | { readonly verdict: 'unmet'; readonly why: string; readonly hint: string };

export function matchRulings(facts: RulingFacts, decisions: readonly Decision[]): Rulings {
  const byKey = new Map<string, Ruling>();
  const findings: Diagnostic[] = [];
  const byIndicator = grouped(facts.observations, (cell) => cell.indicator);
  for (const decision of decisions) {
    if (decision.kind !== 'choose' && decision.kind !== 'correct') continue;
    const cells = byIndicator.get(decision.indicator) ?? [];
    const match =
      unknownIndicator(decision, facts) ??
      (decision.kind === 'choose' ? matchChoice(decision, cells, facts) : matchCorrection(decision, cells, facts));
    if (match.verdict === 'unmet') {
      findings.push(unmet(decision, match));
      continue;
    }
    const key = keyText(match.key);
    const earlier = byKey.get(key);
    if (earlier === undefined) {
      byKey.set(key, match.ruling);
      continue;
    }
    const kept = earlier.kind === 'correct' && match.ruling.kind === 'choose' ? earlier : match.ruling;
    const dropped = kept === earlier ? match.ruling : earlier;
    byKey.set(key, kept);
    findings.push(
      unmet(dropped.decision, {
        why: '同一个数字另有决定',
        hint: `请只保留一项（另见 ${formatOrigin(kept.decision.origin)}）。`,
      }),
    );
  }
  return { byKey, findings };
}

function unknownIndicator(decision: Choice | Correction, { indicators }: RulingFacts): Match | null {
  const codes = indicators.map((indicator) => indicator.code);
  if (codes.includes(decision.indicator)) return null;
  const near = nearestName(decision.indicator, codes);
  return {
    verdict: 'unmet',
    why: `登记册里没有代码“${decision.indicator}”`,
    hint: near === null ? '请核对代码。' : `是否应为“${near}”？`,
  };
}

function matchChoice(decision: Choice, cells: readonly Observation[], facts: RulingFacts): Match {
  const there = cells.filter((cell) => isAbout(decision, cell));
  if (there.length === 0) return nothingThere(decision, cells, facts);
  const decimals = facts.indicators.find((one) => one.code === decision.indicator)?.decimals ?? 0;
  const fitting = there.filter((cell) => agree(cell, decision.decided, decimals));
  const chosen = fitting[0];
  if (chosen === undefined) {
    const now = there.map((cell) => cell.value?.toFixed() ?? cell.word ?? '无可用数字').join('、');
    return {
      verdict: 'unmet',
      why: `${decision.from} 现为 ${now}，不是 ${sayDecided(decision)}`,
      hint: '数字在决定之后改过，请重新决定；要用表里没有的数字，请用 correct。',
    };
  }
  if (new Set(fitting.map(keyText)).size > 1) {
    return { verdict: 'unmet', why: '该处有几个数字都符合', hint: '请加写 area 或 dimension，或写明到单元格。' };
  }
  return { verdict: 'fits', key: chosen, ruling: { kind: 'choose', decision, chosen } };
}

/** `from` names the cell, or the sheet or file that holds it. */
function isAbout(decision: Choice, cell: Observation): boolean {
  if (cell.year !== decision.year) return false;
  if (decision.area !== null && cell.area !== decision.area) return false;
  if (decision.dimension !== null && cell.dimension !== decision.dimension) return false;
  const place = plainPlace(formatOrigin(cell.origin));
  const wanted = plainPlace(decision.from);
  return place === wanted || place.startsWith(`${wanted}!`);
}

function nothingThere(decision: Choice, cells: readonly Observation[], facts: RulingFacts): Match {
  if (facts.superseded.some((cell) => cell.indicator === decision.indicator && isAbout(decision, cell))) {
    return {
      verdict: 'unmet',
      why: `${decision.from} 所在的工作簿已被替代`,
      hint: '请删去这项决定，或改选替代它的工作簿里的单元格。',
    };
  }
  const places = cells.filter((cell) => cell.year === decision.year).map((cell) => formatOrigin(cell.origin));
  const near = nearestName(decision.from, places);
  return {
    verdict: 'unmet',
    why: `${decision.from} 处没有“${decision.indicator}”${decision.year}年的数字`,
    hint: near === null ? '请核对单元格的写法，如 workbooks/教育局.xlsx!年报表!E12。' : `是否应为“${near}”？`,
  };
}

function matchCorrection(decision: Correction, cells: readonly Observation[], facts: RulingFacts): Match {
  const { round } = facts;
  const areas = [ownArea, ...round.areas.map((area) => area.id)];
  if (!areas.includes(decision.area)) {
    const known = round.areas.find((area) => [area.name, ...area.aliases].includes(decision.area));
    return {
      verdict: 'unmet',
      why: `没有地区“${decision.area}”`,
      hint: known === undefined ? `可写的地区：${areas.join('、')}。` : `是否应为“${known.id}”？`,
    };
  }
  const years = [...cells.map((cell) => cell.year), round.plans.women.base, round.plans.children.base];
  if (decision.year > round.year || decision.year < Math.min(...years)) {
    return { verdict: 'unmet', why: `${decision.year}年不在本轮数据的年份之内`, hint: '请核对年份。' };
  }
  const dimensions = new Set(cells.map((cell) => cell.dimension));
  if (decision.dimension !== null && !dimensions.has(decision.dimension)) {
    const known = [...dimensions].filter((name) => name !== null);
    return {
      verdict: 'unmet',
      why: `该指标没有分组“${decision.dimension}”`,
      hint: known.length === 0 ? '请删去 dimension。' : `现有分组：${known.join('、')}。`,
    };
  }
  const indicator = facts.indicators.find((one) => one.code === decision.indicator);
  if (decision.decided.value === null && indicator?.scale !== 'yes-no' && indicator?.scale !== 'text') {
    return {
      verdict: 'unmet',
      why: `“${decision.indicator}”须用数字，不能写“${decision.decided.word}”`,
      hint: '请写数字。',
    };
  }
  const { value } = decision.decided;
  if (value !== null && indicator !== undefined && isOutOfBounds(value, indicator)) {
    return { verdict: 'unmet', why: `${value.toFixed()} 超出该指标可能的范围`, hint: '请核对数字和计量单位。' };
  }
  return { verdict: 'fits', key: decision, ruling: { kind: 'correct', decision } };
}

function unmet(decision: Choice | Correction, reason: { readonly why: string; readonly hint: string }): Diagnostic {
  const verb = decision.kind === 'choose' ? '选用' : '更正';
  return finding('unmet-decision', {
    message: `${verb}“${decision.indicator}”${decision.year}年数字的决定没有用上：${reason.why}。`,
    hint: reason.hint,
    origin: decision.origin,
    indicator: decision.indicator,
  });
}

function sayDecided(decision: Choice | Correction): string {
  return decision.decided.value?.toFixed() ?? decision.decided.word ?? '';
}
