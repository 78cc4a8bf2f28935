/** 设置: the units, what they owe, whom to ring, and when their tables came. */
import { useState } from 'preact/hooks';
import type { Round, Unit } from '../../indicators/round.ts';
import { Heads } from '../heads.tsx';
import { Doing, Field } from '../parts.tsx';
import { Cell, save } from './fields.tsx';
import { Part } from './part.tsx';

const roles = [
  ['key', '重点单位（交两份报告）'],
  ['member', '成员单位（只报数据）'],
] as const;

export function Units({ round }: { readonly round: Round }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Unit['role']>('member');
  return (
    <Part name="单位" more={` ${round.units.length} 家`}>
      <table class="grid inputs">
        <Heads names={['简称', '全称', '又名', '角色', '联系人', '电话', '表收到']} acts />
        <tbody>
          {round.units.map((unit, position) => (
            <tr key={unit.name}>
              <th scope="row">{unit.name}</th>
              <td>
                <Cell label={`${unit.name}的全称`} path={['units', position, 'title']} value={unit.title ?? ''} />
              </td>
              <td>
                <Cell
                  label={`${unit.name}的又名（用、隔开）`}
                  path={['units', position, 'aliases']}
                  value={unit.aliases.join('、')}
                  kind="list"
                />
              </td>
              <td>
                <select
                  aria-label={`${unit.name}的角色`}
                  value={unit.role}
                  onChange={(event) =>
                    void save([{ kind: 'set', path: ['units', position, 'role'], value: event.currentTarget.value }])
                  }
                >
                  {roles.map(([id, word]) => (
                    <option value={id}>{word}</option>
                  ))}
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
                <Cell
                  label={`${unit.name}的表收到的日期`}
                  path={['received', receivedUnder(round, unit)]}
                  value={round.received[receivedUnder(round, unit)] ?? ''}
                  kind="date"
                />
              </td>
              <td>
                <Doing
                  label={`去掉${unit.name}`}
                  act={async () => void (await save([{ kind: 'remove', path: ['units', position] }]))}
                >
                  去掉
                </Doing>
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
            void save([{ kind: 'append', path: ['units'], value: { name: name.trim(), role } }]).then(
              (isSaved) => isSaved && setName(''),
            );
        }}
      >
        <Field label="加一家单位">
          <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Field label="它的角色">
          <select value={role} onChange={(event) => setRole(event.currentTarget.value === 'key' ? 'key' : 'member')}>
            {roles.map(([id, word]) => (
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

/** The name under which round.yaml has the day, be it an older one. */
function receivedUnder({ received }: Round, { name, title, aliases }: Unit): string {
  return Object.keys(received).find((written) => [name, title, ...aliases].includes(written)) ?? name;
}
