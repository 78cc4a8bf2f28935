/** The plan's targets: pasted from Excel or Word, what each is read as beside it, written when the person agrees. */
import { useState } from 'preact/hooks';
import type { TargetsAnswer } from '../../serve/actions/targets.ts';
import { HandFile } from '../hand-file.tsx';
import { Doing, Field, inPageWords, Trouble } from '../parts.tsx';
import { home, post, refresh, say } from '../talk.ts';

export function Targets() {
  const [plan, setPlan] = useState<'both' | 'women' | 'children'>('both');
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<TargetsAnswer | null>(null);
  const [trouble, setTrouble] = useState('');
  const [said, setSaid] = useState('');
  const ask = async (write: boolean): Promise<void> => {
    const found = await post<TargetsAnswer>('/api/targets', { plan, text, write });
    setTrouble(found.ok ? '' : found.message);
    setAnswer(found.ok ? found.value : null);
    if (found.ok && found.value.written) {
      say(`已写入 plan.yaml ${found.value.entries.length} 项。`);
      setText('');
      await refresh();
    }
  };
  return (
    <section class="panel">
      <h2>本市规划的目标</h2>
      <p class="quiet">
        在 Excel 或 Word
        里选中规划的目标表（连同表头：指标名称、计量单位、基期值、目标值、分年度、责任单位），复制，粘贴到下面。只加
        plan.yaml 里还没有的指标，已有的不改；读不懂的会列出来，不猜。也可以选文件（.xlsx、.csv、Word
        的责任分解书），读懂的直接写入。
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
      <Field label="目标表（粘贴）">
        <textarea
          class="paste"
          rows={5}
          value={text}
          placeholder="指标名称　计量单位　基期值　目标值 ……"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setAnswer(null);
          }}
        />
      </Field>
      <p class="line">
        <Doing act={() => ask(false)} disabled={text.trim() === ''} kind={answer === null ? 'main' : 'plain'}>
          看读成了什么
        </Doing>
        {answer !== null && !answer.written && answer.entries.length > 0 ? (
          <Doing act={() => ask(true)} kind="main">
            写入 {answer.entries.length} 项
          </Doing>
        ) : null}
        <HandFile
          what={`plan-${plan}`}
          label="选目标表的文件"
          accept=".xlsx,.xlsm,.csv,.docx"
          onDone={(words) => setSaid(inPageWords(words, home.value?.round?.folder))}
        />
      </p>
      {trouble === '' ? null : <Trouble text={trouble} />}
      {said === '' ? null : (
        <pre class="told-words" role="status">
          {said}
        </pre>
      )}
      {answer === null ? null : <Read answer={answer} />}
    </section>
  );
}

function Read({ answer }: { readonly answer: TargetsAnswer }) {
  return (
    <>
      <p role="status">
        {answer.written
          ? `已写入 ${answer.entries.length} 项。`
          : `读出 ${answer.entries.length} 项，请对照规划原文核对“读作”一栏。`}
      </p>
      {answer.entries.length === 0 ? null : (
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">代码</th>
              <th scope="col">指标</th>
              <th scope="col">规划</th>
              <th scope="col">规划怎样写（报告照印）</th>
              <th scope="col">读作</th>
              <th scope="col" class="right">
                基期值
              </th>
              <th scope="col">分年度</th>
              <th scope="col">其余的话</th>
            </tr>
          </thead>
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
    </>
  );
}
