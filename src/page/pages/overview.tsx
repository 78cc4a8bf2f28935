/** 总览: units and their states, deadlines, what to do next, whom to ring. */
import { useState } from 'preact/hooks';
import type { OverviewView, UnitLine } from '../../serve/views/overview.ts';
import { Heads } from '../heads.tsx';
import { Button, Level, Shown, State, copy } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { useView } from '../talk.ts';

export function OverviewPage() {
  const view = useView<OverviewView>('/api/overview');
  return <Shown view={view}>{(overview) => <Overview overview={overview} />}</Shown>;
}

function Overview({ overview }: { readonly overview: OverviewView }) {
  return (
    <>
      <h1>
        {overview.area} {overview.year}年 总览
      </h1>
      <div class="cards">
        <section class="panel">
          <h2>接下来</h2>
          {overview.next.length === 0 ? (
            <p>没有等着办的事。</p>
          ) : (
            <ol class="next">
              {overview.next.map(({ what, why, at }) => (
                <li>
                  {at[0] === '总览' ? <strong>{what}</strong> : <a href={linkTo(...at)}>{what}</a>}
                  <span class="quiet"> {why}</span>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section class="panel">
          <h2>时限</h2>
          {overview.deadlines.length === 0 ? (
            <p class="quiet">没有写时限，可在“设置”里写。</p>
          ) : (
            <ul class="plain">
              {overview.deadlines.map(({ what, date, days }) => (
                <li>
                  <span class="what">{what}</span> <span class="whole">{date}</span>{' '}
                  <span class={days < 0 ? 'late whole' : 'quiet whole'}>{daysWords(days)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="panel">
          <h2>问题</h2>
          <ul class="plain">
            {(['强制性', '核实性', '提示性'] as const).map((level) => (
              <li>
                <a href={linkTo('审核', level)}>
                  <Level level={level} count={overview.findings[level]} />
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section class="panel">
          <h2>文件</h2>
          <Documents overview={overview} />
        </section>
      </div>
      <Units overview={overview} />
    </>
  );
}

function Documents({ overview }: { readonly overview: OverviewView }) {
  const count = (word: string): number => overview.documents.filter(({ state }) => state === word).length;
  const words = ['已定稿', '已生成', '已改动', '草稿', '扣发', '未生成'].filter((word) => count(word) > 0);
  return (
    <ul class="plain">
      {words.map((word) => (
        <li>
          <State word={word} /> {count(word)} 份
        </li>
      ))}
      <li class="quiet">
        {overview.movedSince === null
          ? '还没有生成过。'
          : overview.movedSince.length === 0
            ? '上次生成之后没有改动。'
            : `上次生成之后改动了 ${overview.movedSince.length} 个文件：${overview.movedSince.slice(0, 3).join('、')}${overview.movedSince.length > 3 ? '等' : ''}`}
      </li>
      {overview.issued === null ? null : <li class="quiet">已定稿 {overview.issued} 次。</li>}
    </ul>
  );
}

function Units({ overview }: { readonly overview: OverviewView }) {
  const [open, setOpen] = useState<string | null>(null);
  const asked = overview.units.filter(({ reminder }) => reminder !== null);
  return (
    <section>
      <div class="section-head">
        <h2>各单位</h2>
        <span class="space" />
        {asked.length === 0 ? null : (
          <Button onClick={() => copy(asked.map(({ reminder }) => reminder).join('\n\n'))}>
            复制全部催报的话（{asked.length}家）
          </Button>
        )}
      </div>
      <table class="grid">
        <Heads names={['单位', '报表', '材料', '问题', '妇女规划报告', '儿童规划报告', '联系人', '催报']} />
        <tbody>
          {overview.units.map((unit) => (
            <UnitRow
              key={unit.unit}
              unit={unit}
              isOpen={open === unit.unit}
              onOpen={() => setOpen(open === unit.unit ? null : unit.unit)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function UnitRow({
  unit,
  isOpen,
  onOpen,
}: {
  readonly unit: UnitLine;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const { 强制性: must, 核实性: check } = unit.findings;
  return (
    <>
      <tr>
        <th scope="row">
          {unit.unit}
          {unit.key ? '' : <span class="quiet">（成员）</span>}
        </th>
        <td>
          <State word={unit.tables} />
        </td>
        <td>
          <State word={unit.notes} />
        </td>
        <td>
          {must + check === 0 ? (
            <span class="quiet">无</span>
          ) : (
            <a href={linkTo('审核', '全部', unit.unit)}>
              {must > 0 ? <Level level="强制性" count={must} /> : null}{' '}
              {check > 0 ? <Level level="核实性" count={check} /> : null}
            </a>
          )}
        </td>
        <td>
          <State word={unit.reports.women} />
        </td>
        <td>
          <State word={unit.reports.children} />
        </td>
        <td>{unit.contact === '' ? <span class="quiet">未写</span> : unit.contact}</td>
        <td>
          {unit.reminder === null ? (
            <span class="quiet">不用</span>
          ) : (
            <>
              <Button kind="link" onClick={onOpen} label={`${isOpen ? '收起' : '看'} 给${unit.unit}的催报`}>
                {isOpen ? '收起' : '看'}
              </Button>
              <Button kind="link" onClick={() => copy(unit.reminder ?? '')} label={`复制 给${unit.unit}的催报`}>
                复制
              </Button>
            </>
          )}
        </td>
      </tr>
      {isOpen && unit.reminder !== null ? (
        <tr>
          <td colSpan={8} class="reminder">
            {unit.reminder}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function daysWords(days: number): string {
  if (days === 0) return '就在今天';
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
}
