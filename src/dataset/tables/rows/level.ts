/** 预警等级 as last year's issued warning table gave it. */
import type { IssuedLevel } from '../../dataset.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { shownText } from './figure-text.ts';
import { plainName } from './plain-name.ts';
import type { Row } from './row.ts';
import { cellsIn, columnsOfKind, originOfCell } from './row.ts';

/** The words of such tables, long and short. */
export const issuedLevelWords: ReadonlyMap<string, IssuedLevel['level']> = new Map([
  ['正常', 'green'],
  ['关注', 'blue'],
  ['黄色预警', 'yellow'],
  ['黄色', 'yellow'],
  ['橙色预警', 'orange'],
  ['橙色', 'orange'],
  ['红色预警', 'red'],
  ['红色', 'red'],
  ['无法判断', 'grey'],
]);

/** Only of past tables that name their plan and have one such column: year by year sheets say it of every year. */
export function issuedLevels(row: Row, indicator: Indicator): readonly IssuedLevel[] {
  const { source, plan, year } = row.context;
  if (source !== 'history' || plan === null || columnsOfKind(row.frame, 'level').length !== 1) return [];
  return cellsIn(row, 'level').flatMap((cell) => {
    const level = issuedLevelWords.get(plainName(shownText(cell.content)));
    if (level === undefined || cell.row !== row.at) return [];
    return [{ indicator: indicator.code, plan, year, level, origin: originOfCell(row, cell) }];
  });
}
