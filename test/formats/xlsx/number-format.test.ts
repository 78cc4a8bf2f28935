import { describe, expect, it } from 'vitest';
import type { NumberFormat } from '../../../src/dataset/tables/grid.ts';
import { builtinFormats } from '../../../src/formats/xlsx/read/builtin-formats.ts';
import { formatChooser } from '../../../src/formats/xlsx/read/number-format.ts';

type Row = readonly [code: string, kind: NumberFormat['kind'], scaleExponent: number, literal: string];

describe('a format code says how a figure is shown', () => {
  it.each<Row>([
    ['General', 'general', 0, ''],
    ['', 'general', 0, ''],
    ['G/通用格式', 'general', 0, ''],
    ['General"年"', 'general', 0, '年'],
    ['0.00', 'number', 0, ''],
    ['#,##0.00', 'number', 0, ''],
    ['0.00E+00', 'number', 0, ''],
    ['# ?/?', 'number', 0, ''],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 'number', 0, ''],
    ['[Red]0.0', 'number', 0, ''],
    ['[DBNum1][$-804]General', 'general', 0, ''],
    ['[$￥-804]#,##0', 'number', 0, '￥'],
    ['0"年"', 'number', 0, '年'],
    ['0年', 'number', 0, '年'],
    ['0"m"', 'number', 0, 'm'],
    ['0\\d', 'number', 0, 'd'],
    ['0.0%', 'percent', 0, ''],
    ['0.0"%"', 'number', 0, '%'],
    ['0.0\\%', 'number', 0, '%'],
    ['0.00"‰"', 'permille', 0, '‰'],
    ['0.00‰', 'permille', 0, '‰'],
    ['#,##0,', 'scaled', 3, ''],
    ['0.0,,"百万"', 'scaled', 6, '百万'],
    ['#,##0,.00', 'scaled', 3, ''],
    ['0!.0,"万"', 'scaled', 4, '万'],
    ['0\\.0,', 'scaled', 4, ''],
    ['0"."0000', 'scaled', 4, ''],
    ['@', 'text', 0, ''],
  ])('%s is %s', (code, kind, scaleExponent, literal) => {
    expect(formatChooser(code)(12).format).toEqual({ kind, code, scaleExponent, literal });
  });

  it.each([
    ['yyyy"年"', 'date'],
    ['yyyy/m/d', 'date'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['m"月"', 'date'],
    ['aaaa', 'date'],
    ['e"年"', 'date'],
    ['h:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['[h]:mm:ss', 'duration'],
    ['0.0', 'none'],
    ['0"日"', 'none'],
    ['0.0E+0', 'none'],
  ])('%s counts days as %s', (code, calendar) => {
    expect(formatChooser(code)(12).calendar).toBe(calendar);
  });
});

describe('the section that fits the figure applies', () => {
  const kinds = (code: string): readonly string[] => {
    const choose = formatChooser(code);
    return [12, -12, 0].map((figure) => choose(figure).format.kind);
  };

  it.each([
    ['0.0%', ['percent', 'percent', 'percent']],
    ['0.0%;0.0', ['percent', 'number', 'percent']],
    ['0.0%;0.0;General', ['percent', 'number', 'general']],
    ['0.0%;0.0;"—";@', ['percent', 'number', 'number']],
    ['0.0%;@', ['percent', 'percent', 'percent']],
    ['[>=1]0.0%;0.00', ['percent', 'number', 'number']],
    ['[<0]0.0%;[=0]General;0.0', ['number', 'percent', 'general']],
    ['"a;b"0.0%;0.0', ['percent', 'number', 'percent']],
  ])('%s', (code, expected) => {
    expect(kinds(code)).toEqual(expected);
  });
});

it('a format of Excel that is known by number only is what Excel shows', () => {
  const kindOf = (id: number): string => formatChooser(builtinFormats.get(id) ?? '')(1).format.kind;
  expect([0, 2, 9, 10, 14, 31, 43, 49, 57].map(kindOf)).toEqual([
    'general',
    'number',
    'percent',
    'percent',
    'date',
    'date',
    'number',
    'text',
    'date',
  ]);
});
