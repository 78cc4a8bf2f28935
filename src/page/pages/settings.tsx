/** 设置: round.yaml and plan.yaml as forms; each change goes into the file where it stands. */
import { useState } from 'preact/hooks';
import type { Round } from '../../indicators/round.ts';
import type { YamlEdit } from '../../indicators/yaml-editing.ts';
import type { SettingsView } from '../../serve/actions/settings.ts';
import { Button, Doing, Field, Shown, Trouble } from '../parts.tsx';
import { Targets } from './targets.tsx';
import { home, post, refresh, say, useView } from '../talk.ts';

export function SettingsPage() {
  const view = useView<SettingsView>('/api/settings');
  return (
    <>
      <h1>设置</h1>
      <p class="quiet">
        改的是本轮文件夹里的 round.yaml 和 plan.yaml，文件里的说明和次序不动；改前的存在 .fuer/backup。
      </p>
      {home.value?.refused === null || home.value === null ? null : <Trouble text={home.value.refused ?? ''} />}
      <Shown view={view}>
        {({ round, mistakes }) =>
          round === null ? (
            <Trouble text={`round.yaml 里有写错的地方，请用记事本打开改正：\n${mistakes ?? ''}`} />
          ) : (
            <Forms round={round} />
          )
        }
      </Shown>
    </>
  );
}

type Path = readonly (string | number)[];

async function save(edits: readonly YamlEdit[]): Promise<boolean> {
  const answer = await post('/api/settings', { file: 'round.yaml', edits });
  if (!answer.ok) say(answer.message, true);
  else say('已保存。');
  await refresh();
  return answer.ok;
}

function Forms({ round }: { readonly round: Round }) {
  return (
    <fieldset disabled={home.value?.readOnly !== null} class="bare">
      <section class="panel">
        <h2>地区和年度</h2>
        <div class="form">
          <Value label="地区名称" path={['area', 'name']} value={round.area.name} />
          <Value label="行政区划代码" path={['area', 'code']} value={round.area.code ?? ''} optional />
          <Value label="报告里的自称" path={['area', 'self']} value={round.area.self} />
          <Value label="报告年度" path={['year']} value={String(round.year)} />
          <Value label="总报告由谁编写" path={['compiler']} value={round.compiler} />
          <Value label="单位报告送" path={['recipient', 'units']} value={round.recipient.units ?? ''} optional />
          <Value label="总报告送" path={['recipient', 'general']} value={round.recipient.general ?? ''} optional />
          <Value label="每页页眉" path={['header']} value={round.header ?? ''} optional />
        </div>
      </section>
      <section class="panel">
        <h2>两个规划</h2>
        {(['women', 'children'] as const).map((plan) => (
          <div class="form">
            <Value
              label={plan === 'women' ? '妇女规划全称' : '儿童规划全称'}
              path={['plans', plan, 'title']}
              value={round.plans[plan].title}
              wide
            />
            <Value label="基期年" path={['plans', plan, 'base']} value={String(round.plans[plan].base)} />
            <Value label="目标年" path={['plans', plan, 'target']} value={String(round.plans[plan].target)} />
            <Pick
              label="按哪套目标算达标率"
              path={['plans', plan, 'judge']}
              value={round.plans[plan].judge}
              options={[
                ['own', '本市'],
                ['upper', '上级市'],
                ['province', '省'],
                ['national', '国家'],
              ]}
            />
          </div>
        ))}
      </section>
      <section class="panel">
        <h2>时限和落款日期</h2>
        <div class="form">
          <Value label="报表时限" path={['due', 'tables']} value={round.due.tables ?? ''} optional kind="date" />
          <Value label="单位报告时限" path={['due', 'reports']} value={round.due.reports ?? ''} optional kind="date" />
          <Value label="总报告时限" path={['due', 'general']} value={round.due.general ?? ''} optional kind="date" />
          <Value
            label="迎检时限"
            path={['due', 'inspection']}
            value={round.due.inspection ?? ''}
            optional
            kind="date"
          />
          <Value
            label="单位报告落款"
            path={['dates', 'reports']}
            value={round.dates.reports ?? ''}
            optional
            kind="date"
          />
          <Value
            label="总报告落款"
            path={['dates', 'general']}
            value={round.dates.general ?? ''}
            optional
            kind="date"
          />
        </div>
      </section>
      <Units round={round} />
      <Areas round={round} />
      <Targets />
    </fieldset>
  );
}

/** Saved when it is left, if it is another. */
function Value(props: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  readonly optional?: boolean;
  readonly kind?: 'date';
  readonly wide?: boolean;
}) {
  const { label, path, value, optional = false, kind } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    if (typed === null || typed.trim() === value) return setTyped(null);
    const words = typed.trim();
    if (words === '' && !optional) {
      say(`“${label}”不能空着。`, true);
      return setTyped(null);
    }
    const isSaved = await save([words === '' ? { kind: 'remove', path } : { kind: 'set', path, value: words }]);
    // What was refused stays in the field, to be mended.
    return isSaved ? setTyped(null) : undefined;
  };
  return (
    <Field label={label}>
      {kind === 'date' ? (
        <input
          type="date"
          value={typed ?? value}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void leave()}
        />
      ) : (
        <input
          value={typed ?? value}
          class={props.wide === true ? 'long' : ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void leave()}
          onKeyDown={(event) => event.key === 'Enter' && void leave()}
        />
      )}
    </Field>
  );
}

function Pick({
  label,
  path,
  value,
  options,
}: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}) {
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => void save([{ kind: 'set', path, value: event.currentTarget.value }])}>
        {options.map(([id, word]) => (
          <option value={id}>{word}</option>
        ))}
      </select>
    </Field>
  );
}

function Units({ round }: { readonly round: Round }) {
  const [name, setName] = useState('');
  return (
    <section class="panel">
      <h2>单位 {round.units.length} 家</h2>
      <table class="grid inputs">
        <thead>
          <tr>
            <th scope="col">简称</th>
            <th scope="col">全称</th>
            <th scope="col">角色</th>
            <th scope="col">联系人</th>
            <th scope="col">电话</th>
            <th scope="col">
              <span class="sr">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {round.units.map((unit, position) => (
            <tr key={unit.name}>
              <th scope="row">
                {unit.name}
                {unit.aliases.length === 0 ? null : <span class="quiet">（又名 {unit.aliases.join('、')}）</span>}
              </th>
              <td>
                <Cell label={`${unit.name}的全称`} path={['units', position, 'title']} value={unit.title ?? ''} />
              </td>
              <td>
                <select
                  aria-label={`${unit.name}的角色`}
                  value={unit.role}
                  onChange={(event) =>
                    void save([{ kind: 'set', path: ['units', position, 'role'], value: event.currentTarget.value }])
                  }
                >
                  <option value="key">重点单位（交两份报告）</option>
                  <option value="member">成员单位（只报数据）</option>
                </select>
              </td>
              <td>
                <Cell
                  label={`${unit.name}的联系人`}
                  path={['units', position, 'contact', 'name']}
                  value={unit.contact?.name ?? ''}
                />
              </td>
              <td>
                <Cell
                  label={`${unit.name}的电话`}
                  path={['units', position, 'contact', 'phone']}
                  value={unit.contact?.phone ?? ''}
                />
              </td>
              <td>
                <Doing act={async () => void (await save([{ kind: 'remove', path: ['units', position] }]))}>去掉</Doing>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '')
            void save([{ kind: 'append', path: ['units'], value: { name: name.trim(), role: 'key' } }]).then(
              (isSaved) => isSaved && setName(''),
            );
        }}
      >
        <Field label="加一家单位">
          <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </Field>
        <button type="submit" class="button">
          加上
        </button>
      </form>
    </section>
  );
}

function Areas({ round }: { readonly round: Round }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<'average' | 'upper' | 'peer'>('peer');
  const words = { average: '平均水平（如全省）', upper: '上级市', peer: '同类市' } as const;
  const add = async (): Promise<void> => {
    const taken = new Set(round.areas.map(({ id }) => id));
    const stem = { average: 'province', upper: 'upper', peer: 'peer' }[role];
    let id = role === 'peer' ? 'peer-1' : stem;
    for (let next = 2; taken.has(id); next += 1) id = `${stem}-${next}`;
    if (await save([{ kind: 'append', path: ['areas'], value: { id, name: name.trim(), role } }])) setName('');
  };
  return (
    <section class="panel">
      <h2>对比地区</h2>
      {round.areas.length === 0 ? (
        <p class="quiet">还没有。没有对比地区，报告里就没有横向比较。</p>
      ) : (
        <table class="grid inputs">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">角色</th>
              <th scope="col">别名</th>
              <th scope="col">
                <span class="sr">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {round.areas.map((area, position) => (
              <tr key={area.id}>
                <td>
                  <Cell label={`${area.name}的名称`} path={['areas', position, 'name']} value={area.name} />
                </td>
                <td>{words[area.role]}</td>
                <td class="quiet">{area.aliases.join('、')}</td>
                <td>
                  <Button
                    onClick={() => void save([{ kind: 'remove', path: ['areas', position] }])}
                    label={`去掉${area.name}`}
                  >
                    去掉
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void add();
        }}
      >
        <Field label="加一个地区">
          <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Field label="角色">
          <select
            value={role}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              if (chosen === 'average' || chosen === 'upper' || chosen === 'peer') setRole(chosen);
            }}
          >
            {Object.entries(words).map(([id, word]) => (
              <option value={id}>{word}</option>
            ))}
          </select>
        </Field>
        <button type="submit" class="button">
          加上
        </button>
      </form>
    </section>
  );
}

function Cell({ label, path, value }: { readonly label: string; readonly path: Path; readonly value: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    if (typed === null || typed.trim() === value) return setTyped(null);
    const words = typed.trim();
    const isSaved = await save([words === '' ? { kind: 'remove', path } : { kind: 'set', path, value: words }]);
    return isSaved ? setTyped(null) : undefined;
  };
  return (
    <input
      aria-label={label}
      value={typed ?? value}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void leave()}
      onKeyDown={(event) => event.key === 'Enter' && void leave()}
    />
  );
}
