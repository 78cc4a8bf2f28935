/** One open cell: words from a list where there is one, else whatever is typed; errors stand beside it in words. */
import { useId } from 'preact/hooks';
import { workedOut } from '../pipeline/page-form/filled-table.ts';
import type { OpenCell } from '../pipeline/page-form/open-cells.ts';
import { say } from '../page/talk.ts';
import { configuration, take, type, typed } from './desk.ts';
import { cells } from './laid-rows.ts';
import { longestCell, pasted } from './taking-in.ts';

export function CellInput({
  one,
  label,
  isBad = false,
}: {
  readonly one: OpenCell;
  readonly label: string;
  readonly isBad?: boolean;
}) {
  const list = useId();
  const text = typed.value.cells[one.key] ?? '';
  const worked = workedOut(one, configuration.indicators, typed.value.cells);
  const { check, look } = one.cell;
  if (check?.kind === 'list') {
    return (
      <select
        aria-label={label}
        aria-invalid={isBad}
        data-cell={one.key}
        value={text}
        onChange={(event) => type('cells', one.key, event.currentTarget.value)}
        onKeyDown={moveOn}
      >
        <option value="">请选</option>
        {[...check.words, ...(text === '' || check.words.includes(text) ? [] : [text])].map((word) => (
          <option value={word}>{word}</option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        type="text"
        class={look === 'input' ? 'figure-input' : 'words-input'}
        aria-label={label}
        aria-invalid={isBad}
        data-cell={one.key}
        value={text}
        maxLength={longestCell}
        placeholder={worked === null ? '' : `${worked}（算得）`}
        autocomplete="off"
        spellcheck={false}
        {...(check?.kind === 'offer' ? { list } : {})}
        onInput={(event) => type('cells', one.key, event.currentTarget.value)}
        onPaste={(event) => onPaste(event, one)}
        onKeyDown={moveOn}
      />
      {check?.kind === 'offer' ? (
        <datalist id={list}>
          {check.words.map((word) => (
            <option value={word} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function onPaste(event: ClipboardEvent, one: OpenCell): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const put = pasted(text, one, cells);
  if (put === null) return;
  event.preventDefault();
  take({ ...typed.value, cells: { ...typed.value.cells, ...put } });
  say(`粘贴了${Object.keys(put).length}格，请核对首尾两格。`);
}

/** Enter and the arrows go down and up the column, as in a sheet. */
function moveOn(event: KeyboardEvent): void {
  const target = event.currentTarget;
  if (!(target instanceof HTMLElement) || event.isComposing) return;
  const isDown = event.key === 'Enter' || (event.key === 'ArrowDown' && target instanceof HTMLInputElement);
  const isUp = event.key === 'ArrowUp' && target instanceof HTMLInputElement;
  if (!isDown && !isUp) return;
  const field = (target.dataset['cell'] ?? '').split('#')[1] ?? '';
  const column = [...document.querySelectorAll<HTMLElement>('[data-cell]')].filter((each) =>
    (each.dataset['cell'] ?? '').endsWith(`#${field}`),
  );
  const next = column[column.indexOf(target) + (isDown ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
