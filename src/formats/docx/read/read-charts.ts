/** Reads what a chart shows from the values that it keeps for drawing. */
import type { PackageParts } from '../../package/package.ts';
import { readPart } from '../../package/xml.ts';
import type { ReadChart } from './reading.ts';

const chartNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** `{…/chart}chart` as the reader of packages names an element of the chart's namespace. */
export function chartElement(name: string): string {
  return `{${chartNamespace}}${name}`;
}

const series = chartElement('ser');
const point = chartElement('pt');
const value = chartElement('v');

/** Throws a Refusal where the part is not whole. */
export function readChart(parts: PackageParts, name: string): ReadChart {
  const categories: string[] = [];
  const all: { name: string; values: (number | null)[] }[] = [];
  let index = 0;
  let count = 0;
  readPart(parts, name, {
    open: (path, attributes) => {
      const element = path.at(-1);
      if (element === series) all.push({ name: '', values: [] });
      if (element === chartElement('ptCount')) count = Number(attributes.get('val') ?? '0');
      if (element === chartElement('ptCount') && path.includes(chartElement('val'))) {
        // Gaps are points that are not there.
        all.at(-1)?.values.push(...Array.from({ length: Math.min(count, mostPoints) }, () => null));
      }
      if (element === point) index = Number(attributes.get('idx') ?? '0');
    },
    text: (path, text) => {
      const last = all.at(-1);
      if (path.at(-1) !== value || last === undefined || !(index >= 0 && index < mostPoints)) return;
      if (path.includes(chartElement('tx'))) last.name += text;
      else if (path.includes(chartElement('cat')) && all.length === 1) categories[index] = text;
      else if (path.includes(chartElement('val'))) last.values[index] = Number(text);
    },
  });
  return { categories: Array.from(categories, (category) => category ?? ''), series: all };
}

/** More would be no chart of a report; a number from a file sets no sizes here. */
const mostPoints = 10_000;
