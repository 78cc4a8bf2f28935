/** 设置: the method's cut points, each with what it decides and its default. */
import { Heads } from '../heads.tsx';
import type { MethodLine } from '../../serve/actions/settings.ts';
import { Cell } from './fields.tsx';
import { Part } from './part.tsx';

export function Method({ methods }: { readonly methods: readonly MethodLine[] }) {
  const own = methods.filter(({ written }) => written !== '').length;
  return (
    <Part name="方法">
      <details>
        <summary>
          {own === 0 ? '都用默认值' : `改了 ${own} 项`}，共 {methods.length} 项
        </summary>
        <p class="quiet">不写的用默认值；改了的，报告的方法说明里会写明。</p>
        <table class="grid inputs">
          <Heads names={['决定什么', '默认', '本轮', '依据']} />
          <tbody>
            {methods.map(({ id, says, standard, written, source }) => (
              <tr key={id}>
                <th scope="row">{says}</th>
                <td>{standard}</td>
                <td>
                  <Cell label={says} path={['settings', id]} value={written} />
                </td>
                <td class="quiet">{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Part>
  );
}
