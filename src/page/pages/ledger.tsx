/** 台账: how the warning mechanism was carried out, warning by warning, and what was sent; kept in ledger.yaml. */
import { useState } from 'preact/hooks';
import type { YamlEdit, YamlValue } from '../../indicators/yaml/editing.ts';
import type { LedgerView, WarningLine } from '../../serve/views/ledger.ts';
import { HandFile } from '../hand-file.tsx';
import { Heads } from '../heads.tsx';
import { Doing, Field, Shown, Warning } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { Told } from '../told.tsx';
import { home, post, refresh, say, useView } from '../talk.ts';

export function LedgerPage() {
  const view = useView<LedgerView>('/api/ledger');
  return (
    <>
      <h1>台账</h1>
      <p class="quiet">
        红色、橙色预警的通知、会商、措施、时限和结果；写在 ledger.yaml，“预警机制执行情况台账”照它写。没有做的不要写。
      </p>
      <Shown view={view}>
        {(ledger) => (
          <fieldset disabled={home.value?.readOnly !== null} class="bare">
            {ledger.warnings.length === 0 ? <p>没有红色、橙色预警。</p> : <Meeting />}
            {ledger.warnings.map((one) => (
              <Entry key={`${one.indicator} ${one.plan}`} one={one} ledger={ledger} />
            ))}
            <Sent ledger={ledger} />
          </fieldset>
        )}
      </Shown>
    </>
  );
}

/** 会商: papers for it, and its minutes read back. */
function Meeting() {
  const [said, setSaid] = useState('');
  const write = async (): Promise<void> => {
    const answer = await post<{ readonly said: string }>('/api/task', { task: 'meet' });
    setSaid(answer.ok ? answer.value.said : answer.message);
    await refresh();
  };
  return (
    <section class="panel">
      <h2>会商</h2>
      <p>
        先写预警通知书、会商材料和一份纪要表；会后把填好的纪要表读进来，台账空着的各项照它填，已有的不改。写出的文件在这里或“报送”里下载。
      </p>
      <p class="line wrap">
        <Doing act={write}>写会商材料</Doing>
        <HandFile what="minutes" label="读入填好的纪要表" accept=".docx" onDone={setSaid} />
      </p>
      {said === '' ? null : <Told words={said} live />}
    </section>
  );
}

async function save(edits: readonly YamlEdit[]): Promise<boolean> {
  const answer = await post('/api/settings', { file: 'ledger.yaml', edits });
  if (answer.ok) say('已写入 ledger.yaml。');
  else say(answer.message, true);
  await refresh();
  return answer.ok;
}

const fields = [
  ['notice', '预警通知（日期、文号）'],
  ['meeting', '会商（日期、名称）'],
  ['lead', '牵头单位'],
  ['with', '配合单位（用、隔开）'],
  ['actions', '措施（用；隔开）'],
  ['deadline', '完成时限'],
  ['result', '结果'],
] as const;
type Name = (typeof fields)[number][0];

const resultWords = {
  given: '已有结果',
  asked: '时限已到，要写结果',
  'not-yet': '时限未到',
  'no-deadline': '没有写时限',
} as const;

function Entry({ one, ledger }: { readonly one: WarningLine; readonly ledger: LedgerView }) {
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const changed = fields.filter(([name]) => typed[name] !== undefined && typed[name] !== textOf(one, name));
  const act = async (): Promise<void> => {
    const values = changed.map(([name]) => [name, valueOf(name, typed[name] ?? '')] as const);
    const { path } = one;
    const edits: readonly YamlEdit[] =
      path === null
        ? [
            {
              kind: 'append',
              path: ledger.warningsPath,
              value: {
                indicator: one.indicator,
                plan: one.planWord,
                ...Object.fromEntries(values.filter(([, value]) => value !== null)),
              } as YamlValue,
            },
          ]
        : values.map(([name, value]) =>
            value === null ? { kind: 'remove', path: [...path, name] } : { kind: 'set', path: [...path, name], value },
          );
    if (await save(edits)) setTyped({});
  };
  return (
    <section class="panel" aria-label={`${one.planWord} ${one.name}`}>
      <div class="section-head">
        <h2>
          <a href={linkTo('指标', one.indicator)}>
            {one.indicator} {one.name}
          </a>
        </h2>
        <span>{one.planWord}规划</span> <Warning word={one.level} />
        <span class={one.result === 'asked' ? 'warn-words' : 'quiet'}>{resultWords[one.result]}</span>
        <span class="space" />
        <Doing act={act} kind="main" disabled={changed.length === 0}>
          保存
        </Doing>
      </div>
      <div class="form">
        {fields.map(([name, label]) => (
          <Field label={label}>
            <input
              class={name === 'lead' || name === 'with' || name === 'deadline' ? '' : 'long'}
              value={typed[name] ?? textOf(one, name)}
              placeholder={name === 'lead' ? one.lead : ''}
              onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
    </section>
  );
}

function textOf({ entry }: WarningLine, name: Name): string {
  if (entry === null) return '';
  if (name === 'with') return entry.with.join('、');
  if (name === 'actions') return entry.actions.join('；');
  return entry[name] ?? '';
}

/** null: nothing is to stand there. */
function valueOf(name: Name, text: string): YamlValue | null {
  if (text.trim() === '') return null;
  if (name === 'with') return parts(text, /[、，,]/);
  return name === 'actions' ? parts(text, /[；;]/) : text.trim();
}

function parts(text: string, at: RegExp): readonly string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function Sent({ ledger }: { readonly ledger: LedgerView }) {
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState({ how: '', date: '', by: localStorage.getItem('by') ?? '', receipt: '' });
  const put = (field: keyof typeof typed) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setTyped({ ...typed, [field]: event.currentTarget.value });
  const groups = groupsOf(ledger.documents);
  const add = async (): Promise<void> => {
    const said = Object.fromEntries(Object.entries(typed).filter(([, words]) => words.trim() !== ''));
    const values = (groups.find(({ name }) => name === chosen)?.documents ?? [chosen]).map((document) => ({
      document,
      ...said,
    }));
    const { sentPath } = ledger;
    const edits: readonly YamlEdit[] =
      sentPath === null
        ? [{ kind: 'append', path: [], value: { sent: values } }]
        : values.map((value) => ({ kind: 'append', path: sentPath, value }));
    if (await save(edits)) setChosen('');
  };
  return (
    <section class="panel">
      <h2>已报送的文件 {ledger.sent.length} 份次</h2>
      {ledger.sent.length === 0 ? null : <SentTable ledger={ledger} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== '') void add();
        }}
      >
        <div class="form">
          <Field label="记一份，或一家的各份">
            <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">选文件</option>
              {groups.map(({ name, documents }) => (
                <optgroup label={name}>
                  {documents.length < 2 ? null : (
                    <option value={name}>
                      {name} {documents.length} 份
                    </option>
                  )}
                  {documents.map((path) => (
                    <option value={path}>{path}</option>
                  ))}
                </optgroup>
              ))}
            </select>
          </Field>
          <Field label="怎样报的">
            <input value={typed.how} placeholder="公文交换系统、邮箱……" onInput={put('how')} />
          </Field>
          <Field label="日期">
            <input type="date" value={typed.date} onInput={put('date')} />
          </Field>
          <Field label="经办人">
            <input value={typed.by} size={10} onInput={put('by')} />
          </Field>
          <Field label="回执">
            <input value={typed.receipt} onInput={put('receipt')} />
          </Field>
        </div>
        <button type="submit" class="button" disabled={chosen === ''}>
          记上
        </button>
      </form>
    </section>
  );
}

/** 教育局的两份, 总报告和各表: what goes out together. */
function groupsOf(
  documents: readonly string[],
): readonly { readonly name: string; readonly documents: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const path of documents) {
    const unit = /^(.+)-(?:妇女|儿童)发展规划-\d{4}\.docx$/.exec(path)?.[1];
    const name = unit === undefined ? '总报告和各表' : `${unit}的报告`;
    groups.set(name, [...(groups.get(name) ?? []), path]);
  }
  return [...groups].map(([name, of]) => ({ name, documents: of }));
}

function SentTable({ ledger }: { readonly ledger: LedgerView }) {
  return (
    <table class="grid">
      <Heads names={['文件', '怎样报的', '日期', '经办人', '回执']} />
      <tbody>
        {ledger.sent.map((one) => (
          <tr>
            <th scope="row">{one.document}</th>
            <td>{one.how ?? ''}</td>
            <td>{one.date ?? ''}</td>
            <td>{one.by ?? ''}</td>
            <td>{one.receipt ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
