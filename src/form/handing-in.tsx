/** 交回: what is still open, and the two buttons. */
import { useState } from 'preact/hooks';
import { Button, Doing, Level } from '../page/parts.tsx';
import { say } from '../page/talk.ts';
import { recipientOf } from '../indicators/handing-in.ts';
import { sayDate } from '../report/numbers.ts';
import { configuration, judged, slice, typed } from './desk.ts';
import { canChooseFile, chooseFile } from './keeping.ts';
import { rows } from './laid-rows.ts';
import { saveDrafts, saveReturn } from './saving.ts';

/** Until when, and to whom: 2016年5月19日前, 市妇儿工委办公室. */
export function dueWords(): { readonly until: string; readonly to: string } {
  const { round } = configuration;
  const { tables } = round.due;
  return {
    until: tables === undefined ? '' : `${sayDate(tables)}前`,
    to: recipientOf(round, 'tables') ?? round.compiler,
  };
}

export function HandingInPage() {
  const [saved, setSaved] = useState('');
  const { view } = judged.value;
  const problems = [
    ...rows.flatMap((row) =>
      (view.rows.get(row.key)?.problems ?? []).map((problem) => ({ ...problem, name: row.name })),
    ),
    ...view.general.map((problem) => ({ ...problem, name: '' })),
  ];
  const must = problems.filter(({ level }) => level === '强制性');
  const check = problems.filter(({ level }) => level === '核实性');
  const empty = rows.filter(
    ({ key, open }) => open.current !== undefined && (typed.value.cells[`${key}#current`] ?? '') === '',
  );
  const { round } = configuration;
  return (
    <>
      <h1>交回</h1>
      <ul class="ticks">
        <li>
          {empty.length === 0
            ? '✓ 每一行都填了。'
            : `▲ 还有${empty.length}行没有填：${empty
                .slice(0, 5)
                .map(({ name }) => name.trim())
                .join('、')}${empty.length > 5 ? '等' : ''}。没有数字的请选“未统计”等。`}
        </li>
        <li>{must.length === 0 ? '✓ 没有必须改正的。' : `■ 有${must.length}处必须改正，不改正报告会被扣下。`}</li>
        <li>{check.length === 0 ? '✓ 没有要核对、说明的。' : `▲ 有${check.length}处要核对或说明。`}</li>
      </ul>
      {problems.length === 0 ? null : (
        <details open={must.length > 0}>
          <summary>逐处看</summary>
          {[...must, ...check].map(({ level, message, hint, name }) => (
            <div class="problem">
              <Level level={level} /> {name === '' ? '' : `${name.trim()}：`}
              {message}
              <div class="hint">{hint}</div>
            </div>
          ))}
        </details>
      )}
      <div class="line wrap hand-in">
        <Button kind="main" onClick={() => setSaved(saveReturn())}>
          保存回报
        </Button>
        {judged.value.form.documents.length === 0 ? null : (
          <Doing
            act={async () => {
              const names = await saveDrafts();
              say(`已保存 ${names.join('、')}。`);
            }}
          >
            保存两份报告草稿
          </Doing>
        )}
        {canChooseFile() ? (
          <Button onClick={() => void chooseFile(slice.mark, () => typed.value)}>边填边存到文件……</Button>
        ) : null}
      </div>
      {saved === '' ? null : (
        <p role="status">
          已把 <strong>{saved}</strong> 存到浏览器的“下载”文件夹。请{dueWords().until}把它报{dueWords().to}
          。以后再改的，改后重新保存、重新报送即可。
        </p>
      )}
      <p class="hint">
        “保存回报”把填的数、写的材料和页面显示过的判断存成一个文件；有没填完的、有问题的也能存。草稿可以在 Word
        里改，改好的发回{round.compiler}，会并入定稿。
      </p>
    </>
  );
}
