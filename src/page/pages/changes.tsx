/** 改动: what new data would change before anything is built; conflicts of hand edits; issue. */
import { useState } from 'preact/hooks';
import type { ChangedDocument, ChangesView } from '../../serve/views/changes.ts';
import type { IndicatorsView } from '../../serve/views/indicators.ts';
import { build } from '../build-bar.tsx';
import { Heads } from '../heads.tsx';
import { Button, Dialog, Doing, Field, Shown } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { said, SheetDialog } from '../sheet-grid.tsx';
import { Told } from '../told.tsx';
import { home, post, refresh, useView } from '../talk.ts';

export function ChangesPage() {
  const [issued, setIssued] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const set = tried === null ? '' : `${tried.code} ${tried.year}=${tried.value}`;
  const view = useView<ChangesView>(`/api/changes?issued=${issued}&set=${encodeURIComponent(set)}`);
  const rounds = view.state === 'shown' ? view.value.issued : [];
  return (
    <>
      <div class="section-head">
        <h1>改动</h1>
        <span class="space" />
        {home.value?.readOnly === null ? <Issue /> : null}
      </div>
      <div class="filters">
        <Field label="与谁比">
          <select value={issued} onChange={(event) => setIssued(event.currentTarget.value)}>
            <option value="">上次生成的文件</option>
            {rounds.map((number) => (
              <option value={String(number)}>第{number}次定稿</option>
            ))}
          </select>
        </Field>
        <Try onTry={setTried} />
        {tried === null ? null : (
          <>
            <Button onClick={() => setTried(null)}>不试了</Button>
            <span class="warn-words">
              ▲ 正在试算 {tried.code} {tried.name} {tried.year}年={tried.value}，没有写入任何文件
            </span>
          </>
        )}
      </div>
      <Shown view={view}>{(changes) => <Changes changes={changes} />}</Shown>
    </>
  );
}

/** A figure supposed, to see what it would change. */
interface Tried {
  readonly code: string;
  readonly name: string;
  readonly year: string;
  readonly value: string;
}

function Try({ onTry }: { readonly onTry: (tried: Tried) => void }) {
  const view = useView<IndicatorsView>('/api/indicators');
  const [words, setWords] = useState('');
  const [year, setYear] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const rows = view.state === 'shown' ? view.value.rows : [];
  const thisYear = view.state === 'shown' ? String(view.value.year) : '';
  const typed = words.trim().toLowerCase();
  const meant = rows.find(({ code, name }) =>
    [code, name, `${code} ${name}`].some((one) => one.toLowerCase() === typed),
  );
  const isWhole = meant !== undefined && /^\d{4}$/.test(year ?? thisYear) && /^-?\d+(\.\d+)?$/.test(value.trim());
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onTry({ code: meant.code, name: meant.name, year: year ?? thisYear, value: value.trim() });
      }}
    >
      <Field label="试算：哪项指标">
        <input
          value={words}
          list="tried-indicators"
          placeholder="代码或名称"
          size={24}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <datalist id="tried-indicators">
        {[...new Set(rows.map(({ code, name }) => `${code} ${name}`))].map((one) => (
          <option value={one} />
        ))}
      </datalist>
      <Field label="哪一年">
        <input
          value={year ?? thisYear}
          size={6}
          inputMode="numeric"
          onInput={(event) => setYear(event.currentTarget.value.trim())}
        />
      </Field>
      <Field label="假定为">
        <input value={value} size={8} inputMode="decimal" onInput={(event) => setValue(event.currentTarget.value)} />
      </Field>
      <button type="submit" class="button" disabled={!isWhole}>
        试算
      </button>
    </form>
  );
}

function Changes({ changes }: { readonly changes: ChangesView }) {
  return (
    <>
      {changes.conflicts.length === 0 ? null : (
        <section class="panel">
          <h2>手工改动与数据冲突</h2>
          <p>同一处文字，人改过，数据也变了。Word 里留着人写的话，批注里是新的写法：请在 Word 里改好，再删去批注。</p>
          {changes.conflicts.map(({ path, said }) => (
            <article>
              <h3>
                <a href={`/file?place=${encodeURIComponent(`out/${path}`)}`} download>
                  {path}
                </a>{' '}
                <span class="quiet">{said.length} 处</span>
              </h3>
              <ul>
                {said.map((text) => (
                  <li>{text}</li>
                ))}
              </ul>
            </article>
          ))}
        </section>
      )}
      {!changes.isComparable ? (
        <p>
          {changes.against}。<Button onClick={() => void build(false)}>现在生成</Button>
        </p>
      ) : changes.figures.length === 0 && changes.documents.length === 0 ? (
        <p>
          与{changes.against}相比，没有改动。
          {changes.inputs.length === 0 ? null : `（改过的文件：${changes.inputs.join('、')}，不影响文件内容）`}
        </p>
      ) : (
        <>
          <p>
            与{changes.against}相比：数字改动 {changes.figures.length} 处，判定改动 {changes.judgements.length} 处，
            {changes.documents.length} 份文件要改，{changes.unchanged} 份不变。
            {changes.inputs.length === 0 ? null : <span class="quiet">改过的文件：{changes.inputs.join('、')}</span>}
          </p>
          {changes.figures.length === 0 ? null : (
            <section>
              <h2>数字</h2>
              <table class="grid">
                <Heads names={['指标', '哪一个', '原来', '现在', '出处']} right={['原来', '现在']} />
                <tbody>
                  {changes.figures.map((row) => (
                    <tr>
                      <th scope="row">
                        <a href={linkTo('指标', row.code)}>
                          {row.code} {row.name}
                        </a>
                      </th>
                      <td>{row.what}</td>
                      <td class="right">
                        <del>{row.before}</del>
                      </td>
                      <td class="right">
                        <ins>{row.after}</ins>
                      </td>
                      <td>
                        {row.afterOrigins.map((place) => (
                          <Place key={place} place={place} />
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {changes.judgements.length === 0 ? null : (
            <section>
              <h2>判定</h2>
              <table class="grid">
                <Heads names={['指标', '规划、目标', '哪一项', '原来', '现在']} />
                <tbody>
                  {changes.judgements.map((row) => (
                    <tr>
                      <th scope="row">
                        <a href={linkTo('指标', row.code)}>
                          {row.code} {row.name}
                        </a>
                      </th>
                      <td>{row.target}</td>
                      <td>{row.what}</td>
                      <td>
                        <del>{row.before}</del>
                      </td>
                      <td>
                        <ins>{row.after}</ins>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <section>
            <h2>语句</h2>
            {changes.documents.map((one) => (
              <Document key={one.path} document={one} isOpen={changes.documents.length <= 3} />
            ))}
          </section>
        </>
      )}
    </>
  );
}

/** Where a figure stands now: a cell can be looked at. */
function Place({ place }: { readonly place: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!place.includes('!')) return <span class="quiet">{said(place)} </span>;
  return (
    <>
      <Button kind="link" onClick={() => setOpen(true)}>
        {said(place)}
      </Button>
      {isOpen ? <SheetDialog place={place} also={[]} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const states = { changed: '要改', new: '新增', gone: '不再生成', withheld: '扣发' } as const;

function Document({ document, isOpen }: { readonly document: ChangedDocument; readonly isOpen: boolean }) {
  const [open, setOpen] = useState(isOpen);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {document.path}{' '}
        <span class="quiet">
          {states[document.state]}，{document.sentences.length} 处
        </span>
      </summary>
      {document.because.length === 0 ? null : <p class="quiet">因为：{document.because.slice(0, 6).join('；')}</p>}
      {open ? (
        <table class="grid versions">
          <Heads names={['原来', '现在']} />
          <tbody>
            {document.sentences.slice(0, 200).map((row) => (
              <tr>
                <td>
                  <del>{row.before}</del>
                </td>
                <td>
                  <ins>{row.after}</ins>{' '}
                  <a class="quiet" href={linkTo('报告', document.path, row.block)}>
                    看
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  );
}

function Issue() {
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      <Doing
        kind="main"
        act={async () => {
          const answer = await post<{ readonly said: string }>('/api/task', { task: 'issue' });
          setText(answer.ok ? answer.value.said : answer.message);
          await refresh();
        }}
      >
        定稿存档
      </Doing>
      {text === null ? null : (
        <Dialog title="定稿" onClose={() => setText(null)} wide>
          <Told words={text} />
          <p>
            <a href={linkTo('报送')} onClick={() => setText(null)}>
              去“报送”下载、装包
            </a>
          </p>
        </Dialog>
      )}
    </>
  );
}
