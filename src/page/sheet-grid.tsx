/** A sheet as it was read, with the cell that is looked at marked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GridView } from '../serve/views/sheet.ts';
import type { CellView } from '../serve/views/documents.ts';
import { Dialog, Shown } from './parts.tsx';
import { linkTo } from './route.ts';
import { useView } from './talk.ts';

export function SheetDialog({
  place,
  also,
  onClose,
}: {
  readonly place: string;
  readonly also?: readonly string[];
  readonly onClose: () => void;
}) {
  const [at, setAt] = useState(place);
  const places = [place, ...(also ?? [])];
  return (
    <Dialog title={`看单元格：${said(at)}`} onClose={onClose} wide>
      {places.length > 1 ? (
        <p class="line">
          {places.map((one) => (
            <button type="button" class="button" aria-pressed={one === at} onClick={() => setAt(one)}>
              {said(one)}
            </button>
          ))}
        </p>
      ) : null}
      <SheetGrid place={at} onPick={setAt} />
      <CellUses place={at} onLeave={onClose} />
    </Dialog>
  );
}

export function SheetGrid({ place, onPick }: { readonly place: string; readonly onPick: (place: string) => void }) {
  const view = useView<GridView>(`/api/sheet?place=${encodeURIComponent(place)}`);
  return <Shown view={view}>{(grid) => <Grid grid={grid} onPick={onPick} />}</Shown>;
}

function Grid({ grid, onPick }: { readonly grid: GridView; readonly onPick: (place: string) => void }) {
  const marked = useRef<HTMLTableCellElement>(null);
  useEffect(() => marked.current?.scrollIntoView({ block: 'center', inline: 'nearest' }), [grid.sheet, grid.marked]);
  const columnOf = (row: GridView['rows'][number]): readonly string[] => {
    // Cells covered by a merge above or before are left out: the letters are counted past them.
    let at = 0;
    return row.cells.map((cell) => {
      while (isCovered(grid, row.row, at)) at += 1;
      const letters = grid.columns[at] ?? '';
      at += cell.across;
      return letters;
    });
  };
  return (
    <>
      {grid.sheets.length > 1 ? (
        <p class="tabs">
          {grid.sheets.map((name) => (
            <button
              type="button"
              class="button"
              aria-pressed={name === grid.sheet}
              onClick={() => onPick(`${grid.file}!${name}`)}
            >
              {name}
            </button>
          ))}
        </p>
      ) : null}
      <div class="sheet" tabIndex={0} role="region" aria-label={`工作表 ${grid.sheet}`}>
        <table>
          <thead>
            <tr>
              <td />
              {grid.columns.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.above > 0 ? (
              <tr>
                <td class="quiet" colSpan={grid.columns.length + 1}>
                  上面还有 {grid.above} 行
                </td>
              </tr>
            ) : null}
            {grid.rows.map((row) => {
              const letters = columnOf(row);
              return (
                <tr>
                  <th scope="row">{row.row}</th>
                  {row.cells.map((cell, position) => {
                    const name = `${letters[position] ?? ''}${row.row}`;
                    const isMarked = name === grid.marked;
                    const names = [
                      isMarked ? 'marked' : '',
                      cell.finding === null ? '' : 'has-finding',
                      cell.figure === null ? '' : 'has-figure',
                      cell.hidden ? 'hidden-cell' : '',
                    ]
                      .filter((one) => one !== '')
                      .join(' ');
                    return (
                      <td
                        ref={isMarked ? marked : null}
                        colSpan={cell.across}
                        rowSpan={cell.down}
                        class={names}
                        title={[cell.finding, cell.note].filter((one) => one !== null).join('\n')}
                        aria-current={isMarked ? 'location' : undefined}
                      >
                        {cell.figure === null && cell.finding === null ? (
                          cell.text
                        ) : (
                          <button
                            type="button"
                            class="cell"
                            onClick={() => onPick(`${grid.file}!${grid.sheet}!${name}`)}
                          >
                            {cell.text === '' ? '（空）' : cell.text}
                          </button>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {grid.below > 0 ? (
              <tr>
                <td class="quiet" colSpan={grid.columns.length + 1}>
                  下面还有 {grid.below} 行
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </>
  );
}

function isCovered(grid: GridView, row: number, column: number): boolean {
  const key = grid.rows;
  let covered = coverage.get(key);
  if (covered === undefined) {
    covered = new Set();
    for (const line of grid.rows) {
      let at = 0;
      for (const cell of line.cells) {
        while (covered.has(`${line.row} ${at}`)) at += 1;
        for (let down = 1; down < cell.down; down += 1)
          for (let across = 0; across < cell.across; across += 1) covered.add(`${line.row + down} ${at + across}`);
        at += cell.across;
      }
    }
    coverage.set(key, covered);
  }
  return covered.has(`${row} ${column}`);
}

const coverage = new WeakMap<GridView['rows'], Set<string>>();

/** A cell's figures, and all sentences that use it. */
export function CellUses({ place, onLeave }: { readonly place: string; readonly onLeave: () => void }) {
  const view = useView<CellView>(`/api/cell?place=${encodeURIComponent(place)}`);
  if (!/![A-Z]+\d+$/.test(place)) return null;
  return (
    <Shown view={view}>
      {(cell) => (
        <section>
          {cell.figures.map(({ indicator, name, value, year }) => (
            <p>
              <a href={linkTo('指标', indicator)} onClick={onLeave}>
                {indicator} {name}
              </a>{' '}
              {year}年：<strong>{value}</strong>
            </p>
          ))}
          <h3>
            用在 {new Set(cell.uses.map(({ document }) => document)).size} 份文件的 {cell.uses.length} 处
          </h3>
          <Uses uses={cell.uses} onLeave={onLeave} />
        </section>
      )}
    </Shown>
  );
}

export function Uses({ uses, onLeave }: { readonly uses: CellView['uses']; readonly onLeave?: () => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? uses : uses.slice(0, 12);
  return (
    <>
      <ul class="uses">
        {shown.map(({ document, block, text }) => (
          <li>
            <a href={linkTo('报告', document, block)} onClick={onLeave}>
              {document}
            </a>
            <div class="quiet">{text.length > 140 ? `${text.slice(0, 140)}…` : text}</div>
          </li>
        ))}
      </ul>
      {uses.length > shown.length ? (
        <button type="button" class="button link" onClick={() => setAll(true)}>
          其余 {uses.length - shown.length} 处
        </button>
      ) : null}
    </>
  );
}

export function said(place: string): string {
  return place
    .replace(/^(workbooks|reference|history|notes)\//, '')
    .replace(/^(试算\d*)(:\d+)+$/, '$1')
    .replace(/(\.(?:yaml|md|txt)):(\d+)(?::\d+)?$/, '$1 第$2行')
    .split('!')
    .join(' › ');
}
