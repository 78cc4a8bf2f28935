/** 设置: the areas to compare with, in their order. */
import { useState } from 'preact/hooks';
import type { Round } from '../../indicators/round.ts';
import { Heads } from '../heads.tsx';
import { Button, Field } from '../parts.tsx';
import { Cell, save } from './fields.tsx';
import { Part } from './part.tsx';

export function Areas({ round }: { readonly round: Round }) {
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
    <Part name="对比">
      {round.areas.length === 0 ? (
        <p class="quiet">还没有。没有对比地区，报告里就没有横向比较。</p>
      ) : (
        <table class="grid inputs">
          <Heads names={['名称', '角色', '别名']} acts />
          <tbody>
            {round.areas.map((area, position) => (
              <tr key={area.id}>
                <td>
                  <Cell label={`${area.name}的名称`} path={['areas', position, 'name']} value={area.name} />
                </td>
                <td>{words[area.role]}</td>
                <td>
                  <Cell
                    label={`${area.name}的别名（用、隔开）`}
                    path={['areas', position, 'aliases']}
                    value={area.aliases.join('、')}
                    kind="list"
                  />
                </td>
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
    </Part>
  );
}
