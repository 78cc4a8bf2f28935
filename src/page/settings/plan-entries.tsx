/** 设置: the plan indicator by indicator: target, base, planned years, who answers, what is left out. */
import { useEffect, useState } from 'preact/hooks';
import type { PlanFields, PlanLine } from '../../pipeline/preparing/plan-entries.ts';
import type { PlanEntryAnswer, PlanView } from '../../serve/actions/plan-entry.ts';
import { Heads } from '../heads.tsx';
import { Button, Dialog, Field, Shown, Trouble } from '../parts.tsx';
import { go, route } from '../route.ts';
import type { Viewed } from '../talk.ts';
import { post, refresh, say } from '../talk.ts';
import { Part } from './part.tsx';

export function PlanEntries({ view }: { readonly view: Viewed<PlanView> }) {
  const [wanted, setWanted] = useState('');
  const [only, setOnly] = useState<'all' | 'without' | 'omitted'>('all');
  // `#/设置/指标/W23` opens the entry at once.
  const [part = '', asked = ''] = route.value.rest;
  const [open, setOpen] = useState<string | null>(null);
  const close = (): void => {
    setOpen(null);
    if (asked !== '') go('设置', '指标');
  };
  return (
    <Part name="指标">
      <Shown view={view}>
        {({ lines }) => {
          const without = lines.filter((line) => line.understood === null && line.omit === '').length;
          const omitted = lines.filter((line) => line.omit !== '').length;
          const shown = lines.filter(
            (line) =>
              (wanted === '' || `${line.code} ${line.name} ${line.units} ${line.domain}`.includes(wanted)) &&
              (only !== 'without' || (line.understood === null && line.omit === '')) &&
              (only !== 'omitted' || line.omit !== ''),
          );
          const opened = lines.find((line) => keyOf(line) === open || (part === '指标' && line.code === asked));
          return (
            <>
              {opened === undefined ? null : <Entry line={opened} onClose={close} />}
              <details open={part === '指标'}>
                <summary>
                  {lines.length} 项，没有本市目标的 {without} 项，本市规划不列的 {omitted} 项
                </summary>
                <div class="filters">
                  <Field label="找指标">
                    <input
                      value={wanted}
                      placeholder="名称、代码、单位、领域"
                      onInput={(event) => setWanted(event.currentTarget.value.trim())}
                    />
                  </Field>
                  <Field label="看哪些">
                    <select
                      value={only}
                      onChange={(event) => {
                        const chosen = event.currentTarget.value;
                        if (chosen === 'all' || chosen === 'without' || chosen === 'omitted') setOnly(chosen);
                      }}
                    >
                      <option value="all">所有指标</option>
                      <option value="without">没有本市目标的</option>
                      <option value="omitted">本市规划不列的</option>
                    </select>
                  </Field>
                </div>
                <table class="grid">
                  <Heads
                    names={['代码', '指标', '规划、领域', '规划怎样写', '读作', '基期值', '单位']}
                    right={['基期值']}
                    acts
                  />
                  <tbody>
                    {shown.map((line) => (
                      <tr key={keyOf(line)}>
                        <td class="whole">{line.code}</td>
                        <th scope="row">
                          {line.name} <span class="quiet">{line.measure}</span>
                        </th>
                        <td>
                          {planWords(line)} <span class="quiet">{line.domain}</span>
                        </td>
                        {line.omit === '' ? (
                          <>
                            <td>{line.target}</td>
                            <td>{line.understood ?? <span class="quiet">没有目标</span>}</td>
                          </>
                        ) : (
                          <td colSpan={2} class="quiet">
                            不列：{line.omit}
                          </td>
                        )}
                        <td class="right">{line.base}</td>
                        <td>{line.lead === '' ? line.units : [line.lead, line.partners].filter(Boolean).join('、')}</td>
                        <td>
                          <Button onClick={() => setOpen(keyOf(line))} label={`改${line.code} ${line.name}`}>
                            改
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          );
        }}
      </Shown>
    </Part>
  );
}

function keyOf({ code, plan }: PlanLine): string {
  return `${code} ${plan ?? ''}`;
}

const planWord = { women: '妇女', children: '儿童' } as const;

function planWords({ plan, plans }: PlanLine): string {
  return (plan === null ? plans : [plan]).map((one) => planWord[one]).join('、');
}

const fields = [
  ['target', '目标（照规划原文）', '如 95%以上、下降到12/10万以下、城市95%以上，农村87%以上', true],
  ['tolerance', '“左右”允许上下多少', '目标写“左右”的才写，如 5', false],
  ['base', '基期值', '只写数', false],
  ['baseYear', '基期年', '不写为规划的基期年', false],
  ['milestones', '分年度计划', '如 2014年70、2015年78', true],
  ['lead', '责任（牵头）单位', '', false],
  ['partners', '配合单位', '用、隔开', false],
  ['breaks', '新口径的第一年', '以前的年份不比', false],
  ['partial', '口径略有变、仍作比较的年份', '报告里注明', false],
  ['omit', '本市规划不列的理由', '写了就不列，如 本市规划未列', true],
] as const satisfies readonly (readonly [keyof PlanFields, string, string, boolean])[];

function Entry({ line, onClose }: { readonly line: PlanLine; readonly onClose: () => void }) {
  // Beside what is typed stands what plan.yaml has now, whoever wrote it.
  const [changed, setChanged] = useState<Partial<PlanFields>>({});
  const typed: PlanFields = { ...ownFields(line), ...changed };
  const [plan, setPlan] = useState(line.plan);
  const [answer, setAnswer] = useState<PlanEntryAnswer | null>(null);
  const [trouble, setTrouble] = useState('');
  const ask = async (write: boolean): Promise<void> => {
    const found = await post<PlanEntryAnswer>('/api/plan-entry', { code: line.code, plan, fields: typed, write });
    setTrouble(found.ok ? '' : found.message);
    setAnswer(found.ok ? found.value : null);
    if (!found.ok || !write) return;
    say(found.value.written ? '已写入 plan.yaml。' : '没有改动。');
    onClose();
    await refresh();
  };
  // What the target is read as stands beside it while it is typed.
  useEffect(() => {
    const waiting = setTimeout(() => void ask(false), 500);
    return () => clearTimeout(waiting);
  }, [changed, plan, line]);
  const isChanged = plan !== line.plan || fields.some(([name]) => typed[name].trim() !== line[name]);
  return (
    <Dialog title={`${line.code} ${line.name}（${line.measure}）`} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) void ask(true);
        }}
      >
        {line.plans.length < 2 ? null : (
          <Field label="改哪个规划的">
            <select
              value={plan ?? 'both'}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                setPlan(chosen === 'women' || chosen === 'children' ? chosen : null);
              }}
            >
              <option value="both">两个规划一样</option>
              <option value="women">妇女发展规划</option>
              <option value="children">儿童发展规划</option>
            </select>
          </Field>
        )}
        <div class="form">
          {fields.map(([name, label, hint, isLong]) => (
            <Field label={label} {...(hint === '' ? {} : { hint })}>
              <input
                class={isLong ? 'long' : ''}
                value={typed[name]}
                placeholder={name === 'lead' ? line.units : ''}
                onInput={(event) => setChanged({ ...changed, [name]: event.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
        <p role="status">
          目标读作：<strong>{answer?.understood ?? '没有目标'}</strong>
          {answer === null || answer.besides.length === 0 ? '' : `；“${answer.besides.join('，')}”没有限值`}
        </p>
        {trouble === '' ? null : <Trouble text={trouble} />}
        <button type="submit" class="button main" disabled={!isChanged}>
          写入
        </button>
      </form>
    </Dialog>
  );
}

function ownFields(line: PlanFields): PlanFields {
  const { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit } = line;
  return { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit };
}
