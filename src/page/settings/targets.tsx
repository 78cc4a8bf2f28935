/** The plan's targets, pasted or from a file: what each is read as stands beside it, written when the person agrees. */
import { useState } from 'preact/hooks';
import type { Round } from '../../indicators/round.ts';
import type { Stranger, TargetsAnswer } from '../../serve/actions/targets.ts';
import type { Answer } from '../talk.ts';
import { Heads } from '../heads.tsx';
import { Doing, Field, Trouble } from '../parts.tsx';
import { post, refresh, say, send } from '../talk.ts';
import { save } from './fields.tsx';

export function Targets({ round }: { readonly round: Round }) {
  const [plan, setPlan] = useState<'both' | 'women' | 'children'>('both');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<TargetsAnswer | null>(null);
  const [trouble, setTrouble] = useState('');
  const put = async (asking: Promise<Answer<TargetsAnswer>>): Promise<void> => {
    const found = await asking;
    setTrouble(found.ok ? '' : found.message);
    setAnswer(found.ok ? found.value : null);
    if (!found.ok || !found.value.written) return;
    say(`已写入 plan.yaml ${found.value.entries.length} 项。`);
    setText('');
    setFile(null);
    await refresh();
  };
  const askFile = (chosen: File, write: 'yes' | 'no'): Promise<void> =>
    put(send<TargetsAnswer>(`/api/targets-file?plan=${plan}&write=${write}`, chosen.name, chosen));
  const ask = (write: boolean): Promise<void> =>
    file === null
      ? put(post<TargetsAnswer>('/api/targets', { plan, text, write }))
      : askFile(file, write ? 'yes' : 'no');
  return (
    <>
      <p class="quiet">
        在 Excel 或 Word
        里选中规划的目标表（连同表头：指标名称、计量单位、基期值、目标值、分年度、责任单位），复制，粘贴到下面；也可以选文件（.xlsx、.csv、Word
        的责任分解书）。先看读成了什么，核对了再写入。只加还没有写过目标的指标，已有的不改；读不懂的会列出来，不猜。
      </p>
      <div class="form">
        <Field label="是哪个规划的">
          <select
            value={plan}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              setPlan(chosen === 'women' || chosen === 'children' ? chosen : 'both');
              setAnswer(null);
            }}
          >
            <option value="both">两个规划</option>
            <option value="women">妇女发展规划</option>
            <option value="children">儿童发展规划</option>
          </select>
        </Field>
      </div>
      <Field label="目标表（粘贴）" wide>
        <textarea
          class="paste"
          rows={6}
          value={text}
          placeholder="指标名称　计量单位　基期值　目标值 ……"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setFile(null);
            setAnswer(null);
          }}
        />
      </Field>
      <p class="line">
        <Doing
          act={() => ask(false)}
          disabled={text.trim() === '' && file === null}
          kind={answer === null ? 'main' : 'plain'}
        >
          看读成了什么
        </Doing>
        <label class="button pick">
          选目标表的文件
          <input
            type="file"
            accept=".xlsx,.xlsm,.csv,.docx"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (chosen === undefined) return;
              setFile(chosen);
              setText('');
              void askFile(chosen, 'no');
            }}
          />
        </label>
        {file === null ? null : <span class="quiet">{file.name}</span>}
        {answer !== null && !answer.written && answer.entries.length > 0 ? (
          <Doing act={() => ask(true)} kind="main">
            写入 {answer.entries.length} 项
          </Doing>
        ) : null}
      </p>
      {trouble === '' ? null : <Trouble text={trouble} />}
      {answer === null ? null : <Read answer={answer} round={round} />}
    </>
  );
}

function Read({ answer, round }: { readonly answer: TargetsAnswer; readonly round: Round }) {
  const strangers = answer.strangers.filter(({ name }) =>
    round.units.every((unit) => unit.name !== name && !unit.aliases.includes(name)),
  );
  return (
    <>
      <p role="status">
        {answer.written
          ? `已写入 ${answer.entries.length} 项。`
          : `读出 ${answer.entries.length} 项，请对照规划原文核对“读作”一栏，再写入。`}
      </p>
      {strangers.length === 0 ? null : <Strangers strangers={strangers} round={round} />}
      {answer.doubts.length === 0 ? null : (
        <>
          <h3>没有采用的 {answer.doubts.length} 条</h3>
          <ul>
            {answer.doubts.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      {answer.entries.length === 0 ? null : (
        <table class="grid">
          <Heads
            names={['代码', '指标', '规划', '规划怎样写（报告照印）', '读作', '基期值', '分年度', '其余的话']}
            right={['基期值']}
          />
          <tbody>
            {answer.entries.map((one) => (
              <tr key={`${one.code} ${one.plan}`}>
                <td>{one.code}</td>
                <th scope="row">{one.name}</th>
                <td>{one.plan}</td>
                <td>{one.text === '' ? '（表里只有数）' : one.text}</td>
                <td>{one.understood ?? '未设目标'}</td>
                <td class="right">{one.base}</td>
                <td>{one.milestones}</td>
                <td>{one.besides === '' ? '' : `“${one.besides}”没有限值`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Units that only the table knows: a member of the round from now on, or another name of one that it has. */
function Strangers({ strangers, round }: { readonly strangers: readonly Stranger[]; readonly round: Round }) {
  return (
    <>
      <h3>表里的责任单位，本轮单位里没有的 {strangers.length} 家</h3>
      <ul class="plain">
        {strangers.map((one) => (
          <StrangerLine key={one.name} stranger={one} round={round} />
        ))}
      </ul>
    </>
  );
}

function StrangerLine({ stranger, round }: { readonly stranger: Stranger; readonly round: Round }) {
  const { name, indicators, nearest } = stranger;
  const [same, setSame] = useState(nearest ?? '');
  const position = round.units.findIndex((unit) => unit.name === same);
  const aliases = round.units[position]?.aliases ?? [];
  return (
    <li class="line wrap">
      <span>
        <strong>{name}</strong> <span class="quiet">{indicators} 项指标</span>
      </span>
      <Doing
        label={`把${name}加为成员单位`}
        act={async () => void (await save([{ kind: 'append', path: ['units'], value: { name, role: 'member' } }]))}
      >
        加为成员单位
      </Doing>
      <span>或者就是</span>
      <select aria-label={`${name}就是哪一家`} value={same} onChange={(event) => setSame(event.currentTarget.value)}>
        <option value="">选单位</option>
        {round.units.map((unit) => (
          <option>{unit.name}</option>
        ))}
      </select>
      <Doing
        label={`把${name}记作${same}的又名`}
        disabled={position === -1}
        act={async () =>
          void (await save([{ kind: 'set', path: ['units', position, 'aliases'], value: [...aliases, name] }]))
        }
      >
        记作它的又名
      </Doing>
    </li>
  );
}
