/** The figures of one table against those of the table that it would take the place of. */
import { readTableFiles } from '../../../pipeline/read/table-files.ts';
import type { ReadFile, SourceFolder } from '../../../pipeline/read/round-files.ts';
import type { RoundNow } from '../../round-now.ts';
import type { FigureDifference } from './item.ts';

export type TableSourceFolder = Exclude<SourceFolder, 'notes'>;

export function differencesOf(
  round: RoundNow,
  before: ReadFile,
  after: ReadFile,
  folder: TableSourceFolder,
): readonly FigureDifference[] {
  const source = ({ workbooks: 'workbook', reference: 'reference', history: 'history' } as const)[folder];
  const { round: settings, indicators } = round.configuration;
  const valuesOf = (file: ReadFile): ReadonlyMap<string, string> =>
    new Map(
      readTableFiles([file], source, settings, indicators)
        .tables.flatMap(({ reading }) => reading.observations)
        .map((cell) => [
          [cell.indicator, cell.area, cell.year, cell.dimension ?? ''].join('|'),
          cell.value?.toFixed() ?? cell.word ?? '无',
        ]),
    );
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => old.get(key) !== now.get(key))
    .map((key) => {
      const [indicator = '', area = '', year = '', dimension = ''] = key.split('|');
      const place = settings.areas.find(({ id }) => id === area)?.name ?? '';
      const name = indicators.find(({ code }) => code === indicator)?.name ?? indicator;
      return {
        indicator,
        name: [place, name, dimension].filter((part) => part !== '').join(' '),
        year: Number(year),
        before: old.get(key) ?? '（无）',
        after: now.get(key) ?? '（无）',
      };
    });
}
