/** Where the samples and their sources stand. */
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const heshan = join(root, 'samples/heshan-2015');
export const heshan2016 = join(root, 'samples/heshan-2016');
export const outline = join(root, 'samples/outline-2018');
export const heshanFigures = join(import.meta.dirname, 'heshan-figures.csv');
export const heshan2016Figures = join(import.meta.dirname, 'heshan-2016-figures.csv');
export const outlineFigures = join(import.meta.dirname, 'outline-figures.csv');
export const outlineIntended = join(import.meta.dirname, 'outline-intended.csv');
