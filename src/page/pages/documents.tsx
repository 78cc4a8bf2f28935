/** 报告: every document as it will look; a figure or a judging word answers where it comes from; gaps are filled in place. */
import { useState } from 'preact/hooks';
import type { DocumentEntry, DocumentsView, DocumentView, Gap } from '../../serve/views/documents.ts';
import { NoteBox } from '../note-box.tsx';
import { Paper, type Asked } from '../paper.tsx';
import { inPageWords, Shown } from '../parts.tsx';
import { Answer } from '../reading/answer.tsx';
import { Head, Standing } from '../reading/head.tsx';
import { Workbook } from '../reading/workbook.tsx';
import { linkTo, route } from '../route.ts';
import { SheetDialog } from '../sheet-grid.tsx';
import { home, useView } from '../talk.ts';

export function DocumentsPage() {
  const [path, block] = route.value.rest;
  return path === undefined || path === '' ? <List /> : <One path={path} block={block} />;
}

function List() {
  const view = useView<DocumentsView>('/api/documents');
  return (
    <>
      <div class="section-head">
        <h1>报告</h1>
        <span class="space" />
        <a class="button" href="/zip" download>
          下载全部
        </a>
      </div>
      <Shown view={view}>{({ documents }) => <Entries documents={documents} />}</Shown>
    </>
  );
}

function Entries({ documents }: { readonly documents: readonly DocumentEntry[] }) {
  const common = documents.filter(({ kind }) => kind !== 'unit');
  const units = [...new Set(documents.filter(({ kind }) => kind === 'unit').map(({ unit }) => unit))];
  return (
    <>
      <section>
        <h2>总报告和各表</h2>
        <Table documents={common} />
      </section>
      {units.map((unit) => (
        <section key={unit}>
          <div class="section-head">
            <h2>{unit}</h2>
            <a href={`/zip?unit=${encodeURIComponent(unit)}`} download>
              下载这一家的
            </a>
          </div>
          <Table documents={documents.filter((one) => one.kind === 'unit' && one.unit === unit)} />
        </section>
      ))}
    </>
  );
}

function Table({ documents }: { readonly documents: readonly DocumentEntry[] }) {
  return (
    <table class="grid">
      <tbody>
        {documents.map((one) => (
          <tr>
            <th scope="row">
              <a href={linkTo('报告', one.path)}>{one.path}</a>
            </th>
            <td class="w-state">
              <Standing of={one} />
            </td>
            <td class="w-state">
              {one.missing === 0 ? (
                <span class="quiet">没有待补充</span>
              ) : (
                <span class="warn-words">▲ 待补充 {one.missing} 处</span>
              )}
            </td>
            <td class="w-state">
              {one.isThere ? (
                <a href={`/file?place=${encodeURIComponent(`out/${one.path}`)}`} download>
                  下载
                </a>
              ) : (
                <span class="quiet">未生成</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function One({ path, block }: { readonly path: string; readonly block: string | undefined }) {
  const view = useView<DocumentView>(`/api/document?path=${encodeURIComponent(path)}`);
  return (
    <>
      <p>
        <a href={linkTo('报告')}>← 全部报告</a>
      </p>
      <Shown view={view}>
        {(document) =>
          document.html === null ? <Workbook document={document} /> : <Report document={document} block={block} />
        }
      </Shown>
    </>
  );
}

function Report({ document, block }: { readonly document: DocumentView; readonly block: string | undefined }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const onAsk = (next: Asked): void => {
    if (next.kind === 'missing') {
      const at = globalThis.document.getElementById(gapId(document.gaps.findIndex(({ text }) => text === next.id)));
      at?.scrollIntoView({ block: 'center' });
      at?.querySelector('textarea')?.focus();
      return;
    }
    // What was asked on purpose stays until it is closed, wherever the mouse goes.
    setAsked((before) => (before?.isPinned === true && !next.isPinned ? before : next));
  };
  return (
    <>
      <Head document={document} />
      <p class="quiet">
        按现在的材料写成，与 Word 里的文字相同；在 Word 里改过的，以 Word 文件为准。点数字或判断的词，看它怎样得来。
      </p>
      {document.because.length === 0 ? null : (
        <details open={document.state === '扣发'}>
          <summary>{document.state === '扣发' ? '扣发的原因' : '还是草稿的原因'}</summary>
          <ul>
            {document.because.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="reading">
        <Paper
          document={document}
          block={block}
          onAsk={onAsk}
          onLeave={() => setAsked((before) => (before?.isPinned === true ? before : null))}
        />
        <aside aria-label="出处和待补充">
          {asked === null ? null : (
            <Answer asked={asked} path={document.path} onPlace={setPlace} onClose={() => setAsked(null)} />
          )}
          <h2>待补充 {document.gaps.length} 处</h2>
          {document.gaps.map((gap, position) => (
            <GapBox key={gap.text} gap={gap} id={gapId(position)} />
          ))}
        </aside>
      </div>
      {place === null ? null : <SheetDialog place={place} onClose={() => setPlace(null)} />}
    </>
  );
}

function gapId(position: number): string {
  return `gap-${position}`;
}

function GapBox({ gap, id }: { readonly gap: Gap; readonly id: string }) {
  const { place } = gap;
  return (
    <div class="gap" id={id}>
      <p>
        <mark>{gap.text}</mark>
      </p>
      <details>
        <summary class="quiet">所在的句子</summary>
        <p class="quiet">{gap.sentence}</p>
      </details>
      {place !== null && home.value?.readOnly === null ? (
        <NoteBox
          slot={place}
          label={`${place.unit}：${place.section}${place.about === null ? '' : `（${place.about}）`}`}
        />
      ) : (
        <p class="hint">{inPageWords(gap.way, home.value?.round?.folder)}</p>
      )}
    </div>
  );
}
