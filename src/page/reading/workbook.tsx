/** A workbook as it will be, sheet by sheet. */
import { useState } from 'preact/hooks';
import type { DocumentView } from '../../serve/views/documents.ts';
import { Head } from './head.tsx';

export function Workbook({ document }: { readonly document: DocumentView }) {
  const [at, setAt] = useState(0);
  const sheet = document.sheets[at];
  return (
    <>
      <Head document={document} />
      <p class="tabs" role="group" aria-label="工作表">
        {document.sheets.map(({ name }, position) => (
          <button type="button" class="button" aria-pressed={position === at} onClick={() => setAt(position)}>
            {name}
          </button>
        ))}
      </p>
      {sheet === undefined ? null : (
        <div class="wide" tabIndex={0} role="region" aria-label={sheet.name}>
          <h2 class="center">{sheet.title}</h2>
          <p class="quiet center">{sheet.head.join('　')}</p>
          <table class="grid">
            <thead>
              <tr>
                {sheet.columns.map(({ heading }) => (
                  <th scope="col">{[...new Set(heading)].join(' ')}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.map(({ group, cells }) =>
                group ? (
                  <tr>
                    <th colSpan={sheet.columns.length} scope="colgroup">
                      {cells[0]}
                    </th>
                  </tr>
                ) : (
                  <tr>
                    {cells.map((text, position) => (
                      <td class={sheet.columns[position]?.align === 'right' ? 'right' : ''}>{text}</td>
                    ))}
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {sheet.notes.map((note) => (
            <p class="quiet">{note}</p>
          ))}
        </div>
      )}
    </>
  );
}
