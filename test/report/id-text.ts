import type { FigureIdText } from '../../src/report/figure-id.ts';

/** An id for tests of what only carries ids: any text will do. */
export function idText(text: string): FigureIdText {
  return text as FigureIdText;
}
