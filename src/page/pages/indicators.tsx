/** 指标: the list, and the page of one. */
import { useState } from 'preact/hooks';
import type { IndicatorRow, IndicatorsView, IndicatorView } from '../../serve/views/indicators.ts';
import { IndicatorChartView } from '../chart.tsx';
import { Heads, SortHead, type Sort } from '../heads.tsx';
import { Button, Field, Shown, Warning } from '../parts.tsx';
import { linkTo, route } from '../route.ts';
import { SheetDialog, Uses } from '../sheet-grid.tsx';
import { useView } from '../talk.ts';

export function IndicatorsPage() {
  const [code] = route.value.rest;
  return code === undefined || code === '' ? <List /> : <One code={code} />;
}

function List() {
  const view = useView<IndicatorsView>('/api/indicators');
  return (
    <>
      <h1>指标</h1>
      <Shown view={view}>{(indicators) => <Table indicators={indicators} />}</Shown>
    </>
  );
}

type Text = Exclude<
  { [K in keyof IndicatorRow]: IndicatorRow[K] extends string ? K : never }[keyof IndicatorRow],
  undefined
>;

function Table({ indicators: { rows, year } }: { readonly indicators: IndicatorsView }) {
  const [words, setWords] = useState('');
  const [filters, setFilters] = useState<Partial<Record<Text, string>>>({});
  const [sort, setSort] = useState<Sort>({ column: '', down: false });
  const choose = (field: Text, word: string): void => setFilters({ ...filters, [field]: word });
  const wanted = words.trim().toLowerCase();
  const shown = rows
    .filter((row) => wanted === '' || `${row.code} ${row.name} ${row.unit}`.toLowerCase().includes(wanted))
    .filter((row) => Object.entries(filters).every(([field, word]) => word === '' || row[field as Text] === word));
  const sorted =
    sort.column === '' ? shown : shown.slice().sort((a, b) => (sort.down ? -1 : 1) * compared(a, b, sort.column)); // oxlint-disable-line unicorn/no-array-sort -- Chrome 80 knows no toSorted
  const filter = (field: Text, label: string) => (
    <Field label={label}>
      <select value={filters[field] ?? ''} onChange={(event) => choose(field, event.currentTarget.value)}>
        <option value="">全部</option>
        {[...new Set(rows.map((row) => row[field]))].map((word) => (
          <option value={word}>{word}</option>
        ))}
      </select>
    </Field>
  );
  return (
    <>
      <div class="filters">
        <Field label="查找">
          <input
            type="search"
            value={words}
            placeholder="代码、名称或单位"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </Field>
        {filter('plan', '规划')}
        {filter('domain', '领域')}
        {filter('unit', '单位')}
        {filter('set', '目标')}
        {filter('attainment', '判定')}
        {filter('level', '预警')}
        <span class="quiet" role="status">
          {shown.length} / {rows.length} 条
        </span>
      </div>
      <table class="grid sticky">
        <thead>
          <tr>
            <SortHead name="代码" column="code" sort={sort} onSort={setSort} />
            <SortHead name="指标" column="name" sort={sort} onSort={setSort} />
            <SortHead name="规划" column="plan" sort={sort} onSort={setSort} />
            <SortHead name="单位" column="unit" sort={sort} onSort={setSort} />
            <SortHead name={`${year - 1}年`} column="previous" sort={sort} onSort={setSort} right />
            <SortHead name={`${year}年`} column="current" sort={sort} onSort={setSort} right />
            <SortHead name="目标" column="target" sort={sort} onSort={setSort} />
            <SortHead name="判定" column="attainment" sort={sort} onSort={setSort} />
            <SortHead name="进度" column="pace" sort={sort} onSort={setSort} />
            <SortHead name="预警" column="levelOrder" sort={sort} onSort={setSort} />
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr>
              <td>{row.code}</td>
              <th scope="row">
                <a href={linkTo('指标', row.code)}>{row.name}</a> <span class="quiet">{row.measure}</span>
              </th>
              <td>{row.plan}</td>
              <td>{row.unit}</td>
              <td class="right">{row.previous}</td>
              <td class="right">
                <strong>{row.current}</strong>
              </td>
              <td>
                {row.target}
                {row.set === '本市' || row.set === '无' ? '' : <span class="quiet">（{row.set}）</span>}
              </td>
              <td>{row.attainment}</td>
              <td>{row.pace}</td>
              <td>
                <Warning word={row.level} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function compared(a: IndicatorRow, b: IndicatorRow, column: string): number {
  if (column === 'levelOrder') return a.levelOrder - b.levelOrder;
  const [one, other] = [a[column as Text], b[column as Text]];
  const [x, y] = [Number.parseFloat(one), Number.parseFloat(other)];
  if (column === 'previous' || column === 'current')
    return (Number.isNaN(x) ? Infinity : x) - (Number.isNaN(y) ? Infinity : y) || 0;
  return one < other ? -1 : one > other ? 1 : 0;
}

function One({ code }: { readonly code: string }) {
  const view = useView<IndicatorView>(`/api/indicator?code=${encodeURIComponent(code)}`);
  const [place, setPlace] = useState<string | null>(null);
  return (
    <>
      <p>
        <a href={linkTo('指标')}>← 全部指标</a>
      </p>
      <Shown view={view}>{(one) => <Page one={one} onPlace={setPlace} />}</Shown>
      {place === null ? null : <SheetDialog place={place} onClose={() => setPlace(null)} />}
    </>
  );
}

function Page({ one, onPlace }: { readonly one: IndicatorView; readonly onPlace: (place: string) => void }) {
  return (
    <>
      <h1>
        {one.code} {one.name} <span class="quiet">{one.measure}</span>
      </h1>
      {one.meaning === '' ? null : <p>{one.meaning}</p>}
      <p class="quiet">负责单位：{one.units.length === 0 ? '没有' : one.units.join('、')}</p>
      <div class="halves">
        <section>
          {one.chart === null ? null : <IndicatorChartView chart={one.chart} />}
          <h2>判定</h2>
          <table class="grid">
            <Heads names={['规划', '目标', '本年', '判定', '进度', '预警']} right={['本年']} />
            <tbody>
              {one.judgements.map((row) => (
                <tr>
                  <th scope="row">
                    {row.plan} · {row.domain}
                  </th>
                  <td>
                    {row.target} <span class="quiet">{row.set}</span>
                  </td>
                  <td class="right">{row.current}</td>
                  <td class="whole">{row.attainment}</td>
                  <td>{row.pace}</td>
                  <td>
                    <Warning word={row.level} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {one.explanations.map(({ text, said }) => (
            <p>
              变化说明：{text} <span class="quiet">{said}</span>
            </p>
          ))}
        </section>
        <section>
          <h2>单元格</h2>
          <table class="grid">
            <Heads names={['数字', '值', '出处', '状态']} right={['值']} />
            <tbody>
              {one.cells.map(({ what, value, origin, said, status }) => (
                <tr>
                  <th scope="row">{what}</th>
                  <td class="right">{value}</td>
                  <td>
                    {/![A-Z]+\d+$/.test(origin) ? (
                      <Button kind="link" onClick={() => onPlace(origin)}>
                        {said.replace(/^(workbooks|reference|history)\//, '')}
                      </Button>
                    ) : (
                      said
                    )}
                  </td>
                  <td>{status}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <section>
        <h2>文中的数字怎样得来</h2>
        <table class="grid">
          <Heads names={['印出', '是什么', '规则', '算式', '未取整']} right={['印出']} />
          <tbody>
            {one.figures.map(({ id, printed, name, rule, formula, exact, rounding }) => (
              <tr key={id}>
                <td class="right">
                  <strong>{printed}</strong>
                </td>
                <th scope="row">{name}</th>
                <td>{rule}</td>
                <td>{formula}</td>
                <td>
                  {exact}
                  {rounding === '' ? '' : <span class="quiet"> {rounding}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>用在 {one.uses.length} 处</h2>
        <Uses uses={one.uses} />
      </section>
    </>
  );
}
