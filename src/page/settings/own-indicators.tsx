/** 设置: indicators that the city's plan has and the register lacks; kept in the round's own indicators.yaml. */
import { useState } from 'preact/hooks';
import type { PlanView } from '../../serve/actions/plan-entry.ts';
import { Button, Doing, Field, Shown, Trouble } from '../parts.tsx';
import type { Viewed } from '../talk.ts';
import { post, refresh, say } from '../talk.ts';
import { Part } from './part.tsx';

export function OwnIndicators({ view }: { readonly view: Viewed<PlanView> }) {
  return (
    <Part name="自加">
      <p class="quiet">
        登记册里没有、本市规划里有的，加在这里；目标再到上面“规划的各项指标”里写。登记册里有、本市规划不列的，也在上面写理由。
      </p>
      <Shown view={view}>
        {({ own, lines }) => (
          <>
            {own.indicators.length === 0 ? null : (
              <ul>
                {own.indicators.map(({ code, name, isNew }) => (
                  <li>
                    {code} {name} <span class="quiet">{isNew ? '本轮新增' : '登记册的，本轮改了写法'}</span>{' '}
                    {isNew ? (
                      <Button onClick={() => void ask({ what: 'remove', code })} label={`去掉${code} ${name}`}>
                        去掉
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
            {own.refused === null ? <Add lines={lines} /> : <p class="hint">{own.refused}</p>}
          </>
        )}
      </Shown>
    </Part>
  );
}

async function ask(request: object): Promise<string> {
  const answer = await post<{ readonly code: string }>('/api/own-indicator', request);
  if (!answer.ok) return answer.message;
  say(`已写入 indicators.yaml（${answer.value.code}）。`);
  await refresh();
  return '';
}

const scales = [
  ['percent', '百分比'],
  ['rate', '比率（‰、1/10万）'],
  ['count', '个数、人数'],
  ['money', '金额'],
  ['real', '其他数'],
  ['yes-no', '有/无、是/否'],
  ['text', '定性（文字）'],
] as const;

const directions = [
  ['increase', '越高越好'],
  ['decrease', '越低越好'],
  ['range', '在一个范围里好'],
  ['none', '不分好坏'],
] as const;

const nothing = {
  name: '',
  measure: '%',
  decimals: '1',
  direction: 'increase',
  scale: 'percent',
  plans: 'women',
  after: '',
  units: '',
  meaning: '',
};

function Add({ lines }: { readonly lines: PlanView['lines'] }) {
  const [typed, setTyped] = useState(nothing);
  const [trouble, setTrouble] = useState('');
  const put = (field: keyof typeof nothing) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setTyped({ ...typed, [field]: event.currentTarget.value });
  const plans = typed.plans === 'both' ? ['women', 'children'] : [typed.plans];
  const places = lines.filter((line) => plans.every((plan) => line.plans.some((one) => one === plan)));
  const act = async (): Promise<void> => {
    const refused = await ask({ what: 'add', indicator: { ...typed, plans } });
    setTrouble(refused);
    if (refused === '') setTyped(nothing);
  };
  const input = (field: 'name' | 'measure' | 'decimals' | 'units' | 'meaning', label: string, isLong = false) => (
    <Field label={label}>
      <input class={isLong ? 'long' : ''} value={typed[field]} onInput={put(field)} />
    </Field>
  );
  const pick = (
    field: 'direction' | 'scale' | 'plans' | 'after',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Field label={label}>
      <select value={typed[field]} onChange={put(field)}>
        {options.map(([id, word]) => (
          <option value={id}>{word}</option>
        ))}
      </select>
    </Field>
  );
  return (
    <details>
      <summary>加一项指标</summary>
      <div class="form">
        {input('name', '指标名称', true)}
        {input('measure', '计量单位')}
        {input('decimals', '小数位数')}
        {pick('scale', '是什么数', scales)}
        {pick('direction', '好坏方向', directions)}
        {pick('plans', '哪个规划', [
          ['women', '妇女发展规划'],
          ['children', '儿童发展规划'],
          ['both', '两个规划'],
        ])}
        {pick('after', '排在哪项之后（归入它的领域）', [
          ['', '请选'],
          ...places.map(({ code, name, domain }) => [code, `${domain} ${code} ${name}`] as const),
        ])}
        {input('units', '责任单位（用、隔开）')}
        {input('meaning', '指标解释（印在报告和表样里，可不写）', true)}
      </div>
      {trouble === '' ? null : <Trouble text={trouble} />}
      <Doing act={act} disabled={typed.name.trim() === '' || typed.after === ''}>
        加上这项指标
      </Doing>
    </details>
  );
}
