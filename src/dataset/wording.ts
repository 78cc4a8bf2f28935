/** How findings name indicators, figures, places and units: one way for all of them. */
import { listed } from '../diagnostics.ts';
import type { Decimal } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import type { Origin } from '../provenance.ts';
import { formatOrigin, sayOrigin } from '../provenance.ts';
import type { FigureKey } from './figure-index.ts';
import { ownArea } from './observation.ts';

/** “九年义务教育巩固率”（C25） */
export function sayIndicator(indicator: Indicator): string {
  return `“${indicator.name}”（${indicator.code}）`;
}

/** 95.4%, 8.51/10万, 2560元: the figure as read with its measure. */
export function sayFigure(value: Decimal, indicator: Indicator): string {
  return `${value.toFixed()}${measureSuffix(indicator.measure)}`;
}

/** What stands behind a figure of this measure: 1/10万 → /10万; nothing for ratios and words. */
export function measureSuffix(measure: string): string {
  if (measure.startsWith('1/')) return measure.slice(1);
  return ['女=100', '比', '是/否', '定性'].includes(measure) ? '' : measure;
}

/** 我市2015年, 全省2015年“女”. */
export function sayPlace(key: FigureKey, round: Round): string {
  const dimension = key.dimension === null ? '' : `“${key.dimension}”`;
  return `${areaName(key.area, round)}${key.year}年${dimension}`;
}

export function areaName(area: string, round: Round): string {
  if (area === ownArea) return round.area.self;
  return round.areas.find((one) => one.id === area)?.name ?? area;
}

/** Each place once, many folded: 卫生局.xlsx › 年报表 › E12、妇女.xlsx › 预警表 › F8. */
export function sayOrigins(origins: readonly Origin[]): string {
  const seen = new Map(origins.map((origin) => [formatOrigin(origin), sayOrigin(origin)]));
  return listed([...seen.values()], '处');
}

/** Texts may be long or hold line breaks: the beginning is enough to find the cell. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** 教育局（张三，0750-8888888）, for whoever has to ring. */
export function sayUnit(name: string, round: Round): string {
  const contact = findUnit(round, name)?.unit.contact;
  const reach = [contact?.name, contact?.phone].filter((part) => part !== undefined);
  return reach.length === 0 ? name : `${name}（${reach.join('，')}）`;
}

/** The round's own units that answer for the indicator, by the names the round uses now. */
export function responsibleUnits(indicator: Indicator, round: Round): readonly string[] {
  return [...new Set(indicator.units.flatMap((name) => findUnit(round, name)?.unit.name ?? []))];
}
