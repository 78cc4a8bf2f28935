/** What the table reader has to tell, as sentences for the clerk who filled the table in. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Origin } from '../../provenance.ts';
import type { MarkStatus } from './rows/figure-text.ts';
import { sayFigure, sayIndicator, shorten } from '../wording.ts';

/** The figure a finding is about: 全省2015年“女” of an indicator, at its cell. */
export interface FigurePlace extends CellPlace {
  /** 2015年, 全省2015年, 2015年“女”. */
  readonly when: string;
}

/** A cell in an indicator's row. */
export interface CellPlace {
  readonly indicator: Indicator;
  readonly origin: Origin;
  readonly unit: string | null;
}

const markMeanings = {
  'too-small': '数值太小不列出',
  'not-applicable': '无此项',
  'not-collected': '未统计',
  'not-carried-out': '未开展',
  missing: '缺数',
} as const satisfies Record<MarkStatus, string>;

export function unreadableFigure(place: FigurePlace, shown: string, because: string): Diagnostic {
  return finding('unreadable-figure', {
    message: `${sayIndicator(place.indicator)}${place.when}填的${shown.trim() === '' ? '内容' : `“${shorten(shown)}”`}读不出确切的数：${because}。`,
    hint: '请改填确切的数，如 95.6；确实没有数的，填“未统计”或“—”。',
    ...at(place),
  });
}

export function outOfBounds(place: FigurePlace, value: Decimal): Diagnostic {
  const [low, high] = place.indicator.bounds;
  const range = high === null ? `不小于 ${low?.toFixed() ?? '0'}` : `${low?.toFixed() ?? '不限'}～${high.toFixed()}`;
  return finding('out-of-bounds', {
    message: `${sayIndicator(place.indicator)}${place.when}填 ${sayFigure(value, place.indicator)}，超出可能的范围（${range}），没有采用。`,
    hint: '请核对是否多写一位、小数点错位或计量单位不对，改正后重新报送。',
    ...at(place),
  });
}

/** The stored figure is used; what the cell shows of it is another one at the register's decimals. */
export function shownRounded(place: FigurePlace, stored: Decimal, seenAs: string): Diagnostic {
  const { indicator } = place;
  return finding('shown-rounded', {
    message: `${sayIndicator(indicator)}${place.when}显示为“${shorten(seenAs)}”，存的是 ${sayFigure(stored, indicator)}，按${indicator.decimals === 0 ? '整数' : ` ${indicator.decimals} 位小数`}取是两个数；采用了存的数。`,
    hint: '请核对：以显示的为准的，把显示的数照样填进去；以存的为准的，请把这格的数字格式改得能看见它。',
    ...at(place),
  });
}

/** Error values, formulas without result, pictures, bare numbers: no explanation, whatever stands in the column. */
export function explanationIsNone(place: CellPlace, shown: string, because: string): Diagnostic {
  return finding('no-explanation', {
    message: `${sayIndicator(place.indicator)}的变化说明栏里的“${shorten(shown)}”不是说明：${because}，没有采用。`,
    hint: '请用文字写明变化的原因；没有要说明的，请清空这一格。',
    ...at(place),
  });
}

export function explanationLeftBlank(place: CellPlace, blank: string): Diagnostic {
  return finding('unfilled-blank', {
    message: `${sayIndicator(place.indicator)}的变化说明里有一处留空没有填：“${shorten(blank)}”。`,
    hint: '请补上数字或文字；不需要的，请删去这一处。',
    ...at(place),
  });
}

export function struckLeftOut(place: CellPlace, struck: string): Diagnostic {
  return finding('left-out-of-workbook', {
    message: `${sayIndicator(place.indicator)}的变化说明里划去的“${shorten(struck)}”没有采用。`,
    hint: '确已作废的，不用处理；要用的，请取消删除线。',
    ...at(place),
  });
}

export function missingMark(place: FigurePlace, word: string, status: MarkStatus): Diagnostic {
  return finding('missing-mark', {
    message: `${sayIndicator(place.indicator)}${place.when}填“${word}”，按${markMeanings[status]}处理，不当作 0。`,
    hint: '如应有数，请补填。',
    ...at(place),
  });
}

export function figureInOtherMeasure(place: FigurePlace, shown: string): Diagnostic {
  const { indicator } = place;
  return finding('measure-mismatch', {
    message: `${sayIndicator(indicator)}${place.when}填的“${shorten(shown)}”，计量单位与登记册的“${indicator.measure}”不同，不能换算，没有采用。`,
    hint: `请核对：如只是单位写错，改成“${indicator.measure}”；如数字是按另一单位算的，请换算后再填。`,
    ...at(place),
  });
}

export function rowInOtherMeasure(
  indicator: Indicator,
  written: string,
  origin: Origin,
  unit: string | null,
): Diagnostic {
  return finding('measure-mismatch', {
    message: `${sayIndicator(indicator)}的计量单位写“${shorten(written)}”，登记册为“${indicator.measure}”，不能换算，该行数字没有采用。`,
    hint: `请核对：如只是单位写错，改成“${indicator.measure}”；如数字确按“${shorten(written)}”计算，请换算后再填。`,
    origin,
    unit,
    indicator: indicator.code,
  });
}

/** A row whose name the register lacks. */
export interface UnknownRow {
  readonly name: string;
  readonly nearest: Indicator | null;
  readonly origin: Origin;
  readonly unit: string | null;
}

export function unknownIndicator({ name, nearest, origin, unit }: UnknownRow, carried: boolean): Diagnostic {
  return finding('unknown-indicator', {
    message: `登记册里没有“${shorten(name)}”这个指标${carried ? '，该行照原样带入汇总年报表，不参加监测' : '，该行没有采用'}。`,
    hint:
      nearest === null
        ? '如是登记册里的指标，请填上代码或改用规范名称；确属另外增加的，不用处理。'
        : `是否应为 ${nearest.code}“${nearest.name}”？是的话请改正名称或填上代码。`,
    origin,
    unit,
  });
}

/** Many rows of one file whose names the register lacks, none of them like a known one: said in one line. */
export function unlistedIndicators(rows: readonly UnknownRow[], names: ReadonlySet<string>): readonly Diagnostic[] {
  const [first] = rows;
  if (first === undefined) return [];
  const said = [...names].slice(0, 5).map(shorten).join('”“');
  return [
    finding('unknown-indicator', {
      message: `登记册里没有“${said}”等 ${names.size} 个指标，这些行照原样带入汇总年报表，不参加监测。`,
      hint: '如其中有登记册里的指标，请填上代码或改用规范名称；确属另外增加的，不用处理。',
      origin: first.origin,
      related: rows.slice(1, 20).map(({ origin }) => origin),
      unit: first.unit,
    }),
  ];
}

/** Figures under a name that is almost a known one: rather a slip than an indicator of the unit's own. */
export function nearlyKnownName({ name, nearest, origin, unit }: UnknownRow): Diagnostic {
  const known = nearest === null ? '' : `${nearest.code}“${nearest.name}”`;
  return finding('nearly-known-name', {
    message: `“${shorten(name)}”这一行有数，名称与${known}只差一两个字，登记册里没有这个名称，数没有采用。`,
    hint: `如就是${known}，请改正名称或填上代码；确是另一个指标的，照原样带入汇总年报表。`,
    origin,
    unit,
    indicator: nearest?.code ?? null,
  });
}

export function ambiguousIndicator(
  name: string,
  candidates: readonly Indicator[],
  origin: Origin,
  unit: string | null,
): Diagnostic {
  const choices = candidates.map((one) => `${one.code}“${one.name}”`);
  return finding('ambiguous-indicator', {
    message: `“${shorten(name)}”可能是${choices.join('，也可能是')}，分不清，该行没有采用。`,
    hint: `请在代码栏填上 ${candidates.map((one) => one.code).join(' 或 ')}。`,
    origin,
    unit,
  });
}

export function codeUnlikeName(
  indicator: Indicator,
  named: Indicator,
  origin: Origin,
  unit: string | null,
): Diagnostic {
  return finding('ambiguous-indicator', {
    message: `代码 ${indicator.code} 是“${indicator.name}”，名称写的却是“${named.name}”（${named.code}），已按代码采用。`,
    hint: '请核对代码与名称是否错行，改正其中一个。',
    origin,
    unit,
    indicator: indicator.code,
  });
}

export function figuresWithoutName(origin: Origin, unit: string | null): Diagnostic {
  return finding('unknown-indicator', {
    message: '这一行有数，却没有指标名称，没有采用。',
    hint: '请填上指标名称或代码；不是数据的，请删去。',
    origin,
    unit,
  });
}

function at(place: CellPlace): { readonly origin: Origin; readonly unit: string | null; readonly indicator: string } {
  return { origin: place.origin, unit: place.unit, indicator: place.indicator.code };
}
