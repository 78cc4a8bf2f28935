/** Which round: one of the last, one by its folder, or a new one by four questions. */
import { useState } from 'preact/hooks';
import type { StartView } from '../../serve/actions/start.ts';
import { Doing, Field, Shown, Trouble } from '../parts.tsx';
import { go } from '../route.ts';
import { post, refresh, useView } from '../talk.ts';

export function StartPage() {
  const view = useView<StartView>('/api/start');
  return (
    <main class="start">
      <h1>妇儿工作台</h1>
      <p>妇女儿童发展规划监测评估：一轮的设置、收件、审核、生成、报送，都在这里做。只在本机，不用联网。</p>
      <Shown view={view}>{(start) => <Choices start={start} />}</Shown>
    </main>
  );
}

function Choices({ start }: { readonly start: StartView }) {
  const [folder, setFolder] = useState('');
  const [trouble, setTrouble] = useState('');
  const open = async (path: string): Promise<void> => {
    const answer = await post('/api/open', { folder: path });
    if (!answer.ok) return setTrouble(answer.message);
    go('总览');
    await refresh();
  };
  return (
    <>
      {trouble === '' ? null : <Trouble text={trouble} />}
      <section class="panel">
        <h2>接着做</h2>
        {start.rounds.length === 0 ? <p class="quiet">还没有做过的。</p> : null}
        <ul class="rounds">
          {start.rounds.map((path) => (
            <li>
              <button type="button" class="button link" onClick={() => void open(path)}>
                {nameOf(path)}
              </button>
              <span class="quiet"> {path}</span>
            </li>
          ))}
        </ul>
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            void open(folder);
          }}
        >
          <Field label="别的文件夹">
            <input
              value={folder}
              onInput={(event) => setFolder(event.currentTarget.value)}
              placeholder="里面有 round.yaml 的文件夹的路径"
              size={48}
            />
          </Field>
          <button type="submit" class="button">
            打开
          </button>
        </form>
      </section>
      <NewRound start={start} onTrouble={setTrouble} />
    </>
  );
}

function NewRound({ start, onTrouble }: { readonly start: StartView; readonly onTrouble: (text: string) => void }) {
  const [area, setArea] = useState('');
  const [self, setSelf] = useState('我市');
  const [year, setYear] = useState(String(start.year));
  const [place, setPlace] = useState(start.place);
  const make = async (): Promise<void> => {
    const answer = await post('/api/new', { area, self, year: Number(year), place });
    if (!answer.ok) return onTrouble(answer.message);
    go('设置');
    await refresh();
  };
  return (
    <section class="panel">
      <h2>新建一轮</h2>
      <div class="form">
        <Field label="地区名称">
          <input value={area} onInput={(event) => setArea(event.currentTarget.value)} placeholder="如 云和市" />
        </Field>
        <Field label="报告里的自称">
          <select value={self} onChange={(event) => setSelf(event.currentTarget.value)}>
            {['我市', '我县', '我区', '全市', '全县', '全区'].map((word) => (
              <option>{word}</option>
            ))}
          </select>
        </Field>
        <Field label="报告年度">
          <input value={year} inputMode="numeric" size={6} onInput={(event) => setYear(event.currentTarget.value)} />
        </Field>
        <Field label="放在哪个文件夹下" hint="会在里面新建“地区-年度”文件夹">
          <input value={place} size={48} onInput={(event) => setPlace(event.currentTarget.value)} />
        </Field>
      </div>
      <Doing act={make} kind="main" disabled={area.trim() === '' || !/^\d{4}$/.test(year)}>
        新建
      </Doing>
    </section>
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
