/** 填数字: each row with what is known, what is typed, and beside it the verdict and the sentence that will be printed. */
import { useState } from 'preact/hooks';
import { Level, Warning } from '../page/parts.tsx';
import type { JudgementView, Problem, RowView } from '../pipeline/page-form/shown.ts';
import { CellInput } from './cell.tsx';
import { configuration, isBehind, judged, slice, typed } from './desk.ts';
import type { TableLine } from './laid-rows.ts';
import { cells, lines, receipt, rows, spare } from './laid-rows.ts';

type Row = Extract<TableLine, { kind: 'row' }>;

export function TablePage() {
  const [isOnlyOpen, setOnlyOpen] = useState(false);
  const { year } = configuration.round;
  const isFilled = (row: Row): boolean => (typed.value.cells[`${row.key}#current`] ?? '') !== '';
  const shown = isOnlyOpen
    ? lines.filter((line) => line.kind === 'group' || !isFilled(line) || problemsOf(line.key).length > 0)
    : lines;
  return (
    <>
      <div class="section-head">
        <h1>填数字</h1>
        <span class="quiet">
          已填 {rows.filter(isFilled).length} / {rows.length} 行
        </span>
        <label class="check">
          <input type="checkbox" checked={isOnlyOpen} onChange={(event) => setOnlyOpen(event.currentTarget.checked)} />{' '}
          只看没填的和有问题的
        </label>
      </div>
      <p class="hint">
        只填数，不写单位；没有数字的从列表里选“未统计”等，不要填 0。可以从 Excel 复制一列，在第一格粘贴。
      </p>
      {rows.some(({ key }) => viewOf(key).waiting.length > 0) ? (
        <p class="hint">
          有的指标要用到其他单位的数，下面已注明；收齐以后，报告里各段的次序、编号和合计也可能随着变动。
        </p>
      ) : null}
      <table class="grid filling">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">目标值</th>
            <th scope="col" class="right">
              {year - 1}年
            </th>
            <th scope="col" class="right">
              {year}年
            </th>
            <th scope="col">判定和报告里的原文</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) =>
            line.kind === 'group' ? (
              <tr class="group">
                <th colSpan={5} scope="colgroup">
                  {line.title}
                </th>
              </tr>
            ) : (
              <RowLine key={line.key} row={line} />
            ),
          )}
        </tbody>
      </table>
      <Spare />
      <Receipt />
    </>
  );
}

function viewOf(key: string): RowView {
  return judged.value.view.rows.get(key) ?? { judgements: [], problems: [], waiting: [] };
}

function problemsOf(key: string): readonly Problem[] {
  return viewOf(key).problems;
}

function RowLine({ row }: { readonly row: Row }) {
  const { year } = configuration.round;
  const { judgements, problems, waiting } = viewOf(row.key);
  const { open } = row;
  const isTyped = (typed.value.cells[`${row.key}#current`] ?? '') !== '';
  const name = row.name.replace(/^　/, '');
  const worst = problems.some(({ level }) => level === '强制性');
  const asks =
    problems.some(({ hint }) => hint.includes('变化说明')) ||
    (typed.value.cells[`${row.key}#explanation`] ?? '') !== '';
  return (
    <tr class={row.isPart ? 'part' : ''}>
      <th scope="row">
        <span class={row.isPart ? 'part-name' : ''}>{name}</span> <span class="quiet">{row.measure}</span>
        {row.isPart || row.plan === '' ? null : <div class="hint">{row.plan}</div>}
      </th>
      <td>
        {row.target}
        {row.base === '' && open.base === undefined ? null : (
          <div class="hint">
            基期 {row.base === '' ? null : row.base}
            {open.base === undefined ? null : <CellInput one={open.base} label={`${label(row)} 基期值`} />}
          </div>
        )}
      </td>
      <td class="right">
        {open.previous === undefined ? (
          row.previous
        ) : (
          <CellInput one={open.previous} label={`${label(row)} ${year - 1}年`} />
        )}
      </td>
      <td>
        {open.current === undefined ? null : (
          <CellInput one={open.current} label={`${label(row)} ${year}年`} isBad={worst && isTyped} />
        )}
        {row.areas.map(({ heading, text }) =>
          text === '' ? null : (
            <div class="hint">
              {heading} {text}
            </div>
          ),
        )}
      </td>
      <td class={isBehind.value ? 'judged behind' : 'judged'} aria-live="polite">
        {isTyped || (row.isPart && problems.length > 0)
          ? problems.map((problem) => <ProblemLine problem={problem} />)
          : null}
        {isTyped ? judgements.map((one) => <JudgementLine one={one} />) : null}
        {isTyped && waiting.length > 0 ? (
          <p class="hint">还没有{waiting.join('、')}的数；有了以后，定稿的这几句话可能会补充或变动。</p>
        ) : null}
        {open.explanation !== undefined && isTyped && asks ? (
          <label class="explain">
            <span class="field-label">变化说明</span>
            <CellInput one={open.explanation} label={`${label(row)} 变化说明`} />
          </label>
        ) : null}
        {open.remark !== undefined && isTyped && isMark(typed.value.cells[`${row.key}#current`] ?? '') ? (
          <label class="explain">
            <span class="field-label">备注（没有数字的原因）</span>
            <CellInput one={open.remark} label={`${label(row)} 备注`} />
          </label>
        ) : null}
      </td>
    </tr>
  );
}

function isMark(text: string): boolean {
  return ['未统计', '未开展', '不适用', '—'].includes(text.trim());
}

function label(row: Row): string {
  const [code = '', part] = row.key.split('/');
  const whole = rows.find(({ key }) => key === code);
  return part === undefined ? row.name : `${whole?.name ?? ''} ${part}`;
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  return (
    <div class="problem">
      <Level level={problem.level} /> {problem.message}
      <div class="hint">{problem.hint}</div>
    </div>
  );
}

function JudgementLine({ one }: { readonly one: JudgementView }) {
  const [first, ...others] = one.sentences;
  return (
    <div class="judgement">
      <strong>{one.planWord}</strong> <span class={one.reached ? 'reached' : ''}>{one.attainment}</span>{' '}
      <Warning word={one.levelWord.replace(/预警$/, '')} />
      {first === undefined ? null : <p class="sentence">{first.text}</p>}
      {others.length === 0 ? null : (
        <details>
          <summary class="quiet">报告里还有 {others.length} 句说到它</summary>
          {others.map(({ section, text }) => (
            <p class="sentence">
              <span class="quiet">{section}：</span>
              {text}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}

function Spare() {
  if (spare.length === 0) return null;
  const { year } = configuration.round;
  return (
    <details class="spare">
      <summary>本单位另报的指标（上面没有的）</summary>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">指标名称</th>
            <th scope="col">计量单位</th>
            <th scope="col">{year - 1}年</th>
            <th scope="col">{year}年</th>
            <th scope="col">变化说明</th>
            <th scope="col">备注</th>
          </tr>
        </thead>
        <tbody>
          {spare.map((row) => (
            <tr>
              {(['name', 'measure', 'previous', 'current', 'explanation', 'remark'] as const).map((field) => {
                const one = cells.find(({ key }) => key === `${row}#${field}`);
                return (
                  <td>{one === undefined ? null : <CellInput one={one} label={`${row} ${spareWords[field]}`} />}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const spareWords = {
  name: '指标名称',
  measure: '计量单位',
  previous: '上年数',
  current: '本年数',
  explanation: '变化说明',
  remark: '备注',
} as const;

function Receipt() {
  return (
    <section aria-label="回执">
      <h2>回执</h2>
      <p class="hint">请填全，审核、催报时据此联系。</p>
      <div class="form">
        {receipt.map((one) => {
          const words = one.row.replace(/^回执：/, '');
          return (
            <label class="field">
              <span class="field-label">{words}</span>
              <CellInput one={one} label={words} />
            </label>
          );
        })}
      </div>
      <p class="quiet small">{slice.mark.edition}</p>
    </section>
  );
}
