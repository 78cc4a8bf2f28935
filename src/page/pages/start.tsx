/** Which round: a new one by a few questions, one of the last, or one by its folder. */
import { useState } from 'preact/hooks';
import type { StartView } from '../../serve/actions/start.ts';
import { Field, Shown, Trouble } from '../parts.tsx';
import { go, linkTo } from '../route.ts';
import { home, post, refresh, useView } from '../talk.ts';

export function StartPage() {
  const view = useView<StartView>('/api/start');
  const round = home.value?.round ?? null;
  return (
    <main class="start">
      <h1>妇儿工作台</h1>
      <p>妇女儿童发展规划监测评估：一轮的设置、收件、审核、生成、报送，都在这里做。只在本机，不用联网。</p>
      {round === null ? null : (
        <p>
          <a href={linkTo('总览')}>回到 {round.name}</a>
        </p>
      )}
      <Shown view={view}>{(start) => <Choices start={start} />}</Shown>
    </main>
  );
}

function Choices({ start }: { readonly start: StartView }) {
  const [trouble, setTrouble] = useState('');
  const old = <OldRounds rounds={start.rounds} onTrouble={setTrouble} />;
  return (
    <>
      {trouble === '' ? null : <Trouble text={trouble} />}
      {start.rounds.length === 0 ? null : old}
      <NewRound start={start} onTrouble={setTrouble} />
      {start.rounds.length === 0 ? old : null}
    </>
  );
}

function OldRounds(props: { readonly rounds: readonly string[]; readonly onTrouble: (text: string) => void }) {
  const { rounds, onTrouble } = props;
  const [folder, setFolder] = useState('');
  const open = async (path: string): Promise<void> => {
    const answer = await post('/api/open', { folder: path });
    if (!answer.ok) return onTrouble(answer.message);
    go('总览');
    await refresh();
  };
  return (
    <section class="panel">
      <h2>{rounds.length === 0 ? '打开已有的一轮' : '接着做'}</h2>
      <ul class="rounds">
        {rounds.map((path) => (
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
          <input value={folder} onInput={(event) => setFolder(event.currentTarget.value)} size={48} />
        </Field>
        <button type="submit" class="button" disabled={folder.trim() === ''}>
          打开
        </button>
      </form>
      <p class="hint">在资源管理器里打开那个文件夹（里面有 round.yaml），复制地址栏里的路径，粘贴到这里。</p>
    </section>
  );
}

const selves = ['我市', '我县', '我区', '我州', '我盟', '我旗', '全市', '全县', '全区'] as const;

function NewRound({ start, onTrouble }: { readonly start: StartView; readonly onTrouble: (text: string) => void }) {
  const [area, setArea] = useState('');
  const [self, setSelf] = useState('');
  const [province, setProvince] = useState('');
  const [year, setYear] = useState(String(start.year));
  const [place, setPlace] = useState(start.place);
  const [isAtWork, setAtWork] = useState(false);
  const isWhole = area.trim() !== '' && /^\d{4}$/.test(year) && place.trim() !== '';
  const make = async (): Promise<void> => {
    setAtWork(true);
    const answer = await post('/api/new', { area, self, province, year: Number(year), place });
    setAtWork(false);
    if (!answer.ok) return onTrouble(answer.message);
    go('设置');
    await refresh();
  };
  return (
    <section class="panel">
      <h2>新建一轮</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole && !isAtWork) void make();
        }}
      >
        <div class="form">
          <Field label="地区名称">
            <input value={area} onInput={(event) => setArea(event.currentTarget.value)} placeholder="如 云和市" />
          </Field>
          <Field label="报告年度">
            <input value={year} inputMode="numeric" size={6} onInput={(event) => setYear(event.currentTarget.value)} />
          </Field>
          <Field label="所在省（与全省比较时用，可不写）">
            <input
              value={province}
              onInput={(event) => setProvince(event.currentTarget.value)}
              placeholder="如 浙江省"
            />
          </Field>
          <Field label="报告里的自称">
            <select value={self} onChange={(event) => setSelf(event.currentTarget.value)}>
              <option value="">按地区名称</option>
              {selves.map((word) => (
                <option>{word}</option>
              ))}
            </select>
          </Field>
          <Field
            label="放在哪个文件夹下"
            hint={`会在里面新建文件夹“${area.trim() === '' ? '地区' : area.trim()}-${year}”`}
          >
            <input class="long" value={place} onInput={(event) => setPlace(event.currentTarget.value)} />
          </Field>
        </div>
        <button type="submit" class="button main" disabled={!isWhole || isAtWork}>
          {isAtWork ? '请稍候……' : '新建'}
        </button>
      </form>
    </section>
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
