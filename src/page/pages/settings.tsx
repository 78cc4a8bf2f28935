/** 设置: round.yaml, plan.yaml and the round's own indicators as forms; each change goes into the file where it stands. */
import type { Round } from '../../indicators/round.ts';
import type { PlanView } from '../../serve/actions/plan-entry.ts';
import type { SettingsView } from '../../serve/actions/settings.ts';
import { Shown, Trouble } from '../parts.tsx';
import { Areas } from '../settings/areas.tsx';
import { Pick, Value } from '../settings/fields.tsx';
import { HandingIn, Letterheads, Titles } from '../settings/handing-in.tsx';
import { Method } from '../settings/method.tsx';
import { OwnIndicators } from '../settings/own-indicators.tsx';
import { PlanEntries } from '../settings/plan-entries.tsx';
import { Part, PartIndex } from '../settings/part.tsx';
import { Targets } from '../settings/targets.tsx';
import { Units } from '../settings/units.tsx';
import { home, useView } from '../talk.ts';

export function SettingsPage() {
  const view = useView<SettingsView>('/api/settings');
  const plan = useView<PlanView>('/api/plan');
  return (
    <>
      <h1>设置</h1>
      <p class="quiet">
        新的一轮先填时限、目标和单位，其余以后再填也行。写在本轮文件夹的 round.yaml、plan.yaml 和 indicators.yaml
        里，文件里的说明和次序不动；改前的存在 .fuer/backup。
      </p>
      {home.value?.refused === null || home.value === null ? null : <Trouble text={home.value.refused ?? ''} />}
      <Shown view={view}>
        {({ round, mistakes, methods }) =>
          round === null ? (
            <Trouble text={`round.yaml 里有写错的地方，请用记事本打开改正：\n${mistakes ?? ''}`} />
          ) : (
            <fieldset disabled={home.value?.readOnly !== null} class="bare">
              <PartIndex />
              <General round={round} />
              <Plans round={round} />
              <Dates round={round} />
              <Part name="目标">
                <Targets round={round} />
              </Part>
              <PlanEntries view={plan} />
              <Units round={round} />
              <Areas round={round} />
              <OwnIndicators view={plan} />
              <HandingIn round={round} />
              <Titles round={round} />
              <Letterheads round={round} />
              <Method methods={methods} />
            </fieldset>
          )
        }
      </Shown>
    </>
  );
}

interface OfRound {
  readonly round: Round;
}

function General({ round }: OfRound) {
  return (
    <Part name="地区">
      <div class="form">
        <Value label="地区名称" path={['area', 'name']} value={round.area.name} />
        <Value label="行政区划代码" path={['area', 'code']} value={round.area.code ?? ''} optional />
        <Value label="报告里的自称" path={['area', 'self']} value={round.area.self} />
        <Value label="报告年度" path={['year']} value={String(round.year)} />
        <Value label="总报告由谁编写" path={['compiler']} value={round.compiler} />
        <Value label="每页页眉" path={['header']} value={round.header ?? ''} optional />
        <Value
          label="稿次"
          path={['version']}
          value={round.version ?? ''}
          optional
          placeholder="如 送审稿"
          hint="印在落款上方；不写不印"
        />
      </div>
    </Part>
  );
}

const sets = [
  ['own', '本市'],
  ['upper', '上级市'],
  ['province', '省'],
  ['national', '国家'],
] as const;

const stages = [
  ['', '按目标年自动'],
  ['annual', '年度监测'],
  ['midterm', '中期评估'],
  ['final', '终期评估'],
] as const;

function Plans({ round }: OfRound) {
  return (
    <Part name="规划">
      {(['women', 'children'] as const).map((plan) => {
        const word = plan === 'women' ? '妇女' : '儿童';
        const of = round.plans[plan];
        return (
          <div class="form" role="group" aria-label={`${word}发展规划`}>
            <Value label={`${word}规划全称`} path={['plans', plan, 'title']} value={of.title} wide />
            <Value label="基期年" path={['plans', plan, 'base']} value={String(of.base)} />
            <Value label="目标年" path={['plans', plan, 'target']} value={String(of.target)} />
            <Pick label="按哪套目标算达标率" path={['plans', plan, 'judge']} value={of.judge} options={sets} />
            <Pick label="写哪种报告" path={['stage', plan]} value={round.stage[plan] ?? ''} options={stages} />
          </div>
        );
      })}
    </Part>
  );
}

function Dates({ round: { due, dates } }: OfRound) {
  const days = [
    ['报表时限', ['due', 'tables'], due.tables],
    ['单位报告时限', ['due', 'reports'], due.reports],
    ['总报告时限', ['due', 'general'], due.general],
    ['迎检时限', ['due', 'inspection'], due.inspection],
    ['单位报告落款', ['dates', 'reports'], dates.reports],
    ['总报告落款', ['dates', 'general'], dates.general],
  ] as const;
  return (
    <Part name="时限">
      <div class="form">
        {days.map(([label, path, value]) => (
          <Value label={label} path={path} value={value ?? ''} optional kind="date" />
        ))}
      </div>
    </Part>
  );
}
