/** Figures as people wrote them: in a cell, in plan.yaml, in a decision. */
import { ownArea } from '../../dataset/observation.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Observation } from '../../dataset/observation.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { FigureId } from '../../report/figure-id.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin, sayOrigin } from '../../provenance.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Knowledge, Telling } from './explanation.ts';

type Read<Kind extends FigureId['kind']> = FigureId & { readonly kind: Kind };

export function valueTelling(id: Read<'value'>, indicator: Indicator | undefined, { dataset }: Knowledge): Telling {
  const { area, year, dimension } = id;
  const areaName = area === ownArea ? '' : (dataset.round.areas.find((each) => each.id === area)?.name ?? area);
  const what = `${areaName}${year}年${dimension ?? ''}`;
  const lookup = dataset.figure(id.indicator, area, year, dimension);
  if (indicator === undefined || lookup.verdict !== 'figure') return { what, rule: '按现在的数据没有可用的数字' };
  const { value, word, origins } = lookup.figure;
  return {
    what,
    rule: ruleOf(id, dataset, origins, lookup.figure.status),
    exact: word ?? value.toFixed(),
    rounding: word === null ? roundingOf(indicator) : '',
  };
}

function ruleOf(
  id: Read<'value'>,
  dataset: Dataset,
  origins: readonly Origin[],
  status: 'normal' | 'revised' | 'provisional',
): string {
  const kind = {
    normal: '单元格里的数字，按登记册的计量单位换算',
    revised: '单元格里的数字（修订数）',
    provisional: '单元格里的数字（初步数）',
  }[status];
  const cells = cellsOf(id, dataset);
  const used = origins.map(formatOrigin);
  const decided = origins.filter((origin) => formatOrigin(origin).startsWith('decisions.yaml'));
  const aside = cells.filter(({ status: of, origin }) => of === 'refused' && !used.includes(formatOrigin(origin)));
  const agreeing = used.length - decided.length;
  return [
    kind,
    ...(decided.length > 0 ? [`按${decided.map(sayOrigin).join('、')}的决定采用`] : []),
    ...(decided.length === 0 && agreeing > 1 ? [`${agreeing}处一致`] : []),
    ...(aside.length > 0 ? [`未采用 ${aside.map(({ origin }) => sayOrigin(origin)).join('、')}`] : []),
  ].join('；');
}

function cellsOf(
  { indicator, area, year, dimension }: Read<'value'>,
  { observations }: Dataset,
): readonly Observation[] {
  return observations.filter(
    (one) => one.indicator === indicator && one.area === area && one.year === year && one.dimension === dimension,
  );
}

export function baseTelling(id: Read<'base'>, one: Assessment | undefined): Telling {
  const what = `${id.year}年基期值`;
  if (one?.base.verdict !== 'known') return { what, rule: '按现在的数据没有基期值' };
  const { exact, printed, origins } = one.base.figure;
  const isPlanned = origins.some((origin) => formatOrigin(origin).startsWith('plan.yaml'));
  const rule = isPlanned ? 'plan.yaml 写明的基期值（与表中的基期值不同时以它为准）' : '表中基期年的数字';
  const isWord = !/\d/.test(printed);
  return { what, rule, exact: isWord ? printed : exact.toFixed(), rounding: isWord ? '' : roundingOf(one.indicator) };
}

export function stateTelling(id: Read<'state'>, one: Assessment | undefined): Telling {
  const what = `${id.year}年完成情况`;
  const said =
    one?.current.verdict === 'known' && one.current.figure.year === id.year ? one.current.figure.printed : '';
  return { what, rule: '单位在表中或在材料“定性目标”一节写明的完成情况', exact: said };
}

export function beforeRevisionTelling(
  id: Read<'before-revision'>,
  indicator: Indicator | undefined,
  { dataset }: Knowledge,
): Telling {
  const found = dataset.revisions.find(
    ({ indicator: code, area, year }) => code === id.indicator && area === ownArea && year === id.year,
  );
  return {
    what: `${id.year}年修订前的数`,
    rule: '上年报表里的数字，本年报表已作修订',
    exact: found?.before.value ?? '',
    rounding: indicator === undefined ? '' : roundingOf(indicator),
  };
}

function roundingOf({ decimals }: Indicator): string {
  return decimals === 0 ? '取整数，四舍五入' : `保留${decimals}位小数，四舍五入`;
}
