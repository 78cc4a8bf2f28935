import { describe, expect, it } from 'vitest';
import { axisForCounts, axisForLabelledBars, axisForLines } from '../../../src/formats/docx/write/chart-axis.ts';

describe('The axis of values', () => {
  it('of lines lies close around them, on round numbers', () => {
    // 62.4 … 85: 22.6 wide, lines every 5; a tenth of room below, 60.14 → 60, half of it above, 86.13 → 90
    expect(axisForLines([62.4, 66.8, null, 85], true)).toEqual({
      minimum: 60,
      maximum: 90,
      interval: 5,
      numberFormat: '0',
    });
    // 4 … 4.89: lines every 0.2
    expect(axisForLines([4.11, 4.46, 4, 4.89], true)).toEqual({
      minimum: 3.8,
      maximum: 5,
      interval: 0.2,
      numberFormat: '0.0',
    });
  });

  it('of a share of a hundred ends at a hundred; of a gross rate it may not', () => {
    expect(axisForLines([99.5, 99.98], true)?.maximum).toBe(100);
    expect(axisForLines([99.5, 100.4], true)?.maximum).toBe(100.6);
    expect(axisForLines([99.5, 99.98], false)?.maximum).toBe(100.1);
  });

  it('has nothing below zero for what is never below zero', () => {
    expect(axisForLines([0, 0.4], false)?.minimum).toBe(0);
    expect(axisForLines([-0.3, 0.4], false)?.minimum).toBe(-0.4);
  });

  it('of a flat line is not empty, and of no values there is none', () => {
    // 5 % of 24.6 is 1.23 of room, lines every 2: 23.37 → 22, 25.2 → 26
    expect(axisForLines([24.6, 24.6], true)).toEqual({ minimum: 22, maximum: 26, interval: 2, numberFormat: '0' });
    expect(axisForLines([0, 0], true)).toEqual({ minimum: 0, maximum: 1, interval: 1, numberFormat: '0' });
    expect(axisForLines([null, null], true)).toBeNull();
  });

  it('of bars begins at zero, with room for the words at their ends', () => {
    // −8.9 … 7.8: 16.7 wide, 1.336 of room on either side: −10.236 … 9.136; a tenth of all that → lines every 2
    expect(axisForLabelledBars([7.8, 0, -8.9])).toEqual({
      minimum: -12,
      maximum: 10,
      interval: 2,
      numberFormat: '0',
    });
    expect(axisForLabelledBars([1, 2])?.minimum).toBe(0);
    expect(axisForLabelledBars([-1, -2])?.maximum).toBe(0);
    expect(axisForLabelledBars([0, 0, null])).toMatchObject({ minimum: 0, maximum: 1 });
  });

  it('of counts has whole numbers only', () => {
    expect(axisForCounts([1, 2])).toEqual({ minimum: 0, maximum: 2, interval: 1, numberFormat: '0' });
    expect(axisForCounts([0])).toEqual({ minimum: 0, maximum: 1, interval: 1, numberFormat: '0' });
    // 24 / 8 = 3 → lines every 5
    expect(axisForCounts([4, 24])).toEqual({ minimum: 0, maximum: 25, interval: 5, numberFormat: '0' });
  });
});
