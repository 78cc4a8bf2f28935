/** 审核: findings by unit, worst first, the same causes together; decided, explained, sent back. */
import { useState } from 'preact/hooks';
import type { DecisionLine } from '../../serve/views/decisions.ts';
import type { Cause, FindingLine, FindingsView } from '../../serve/views/findings.ts';
import { Accept, Choose, Correct } from '../deciding/decisions.tsx';
import { HandFile } from '../hand-file.tsx';
import { Heads } from '../heads.tsx';
import { Button, Dialog, Doing, Level, Shown, inPageWords } from '../parts.tsx';
import { linkTo, route } from '../route.ts';
import { home, post, refresh, say, useView } from '../talk.ts';
import { Told } from '../told.tsx';
import { NoteBox } from '../note-box.tsx';
import { said, SheetDialog } from '../sheet-grid.tsx';

const levels = ['全部', '强制性', '核实性', '提示性'] as const;
const decided = '已决定';

export function ReviewPage() {
  const view = useView<FindingsView>('/api/findings');
  const [level = '待办', unit = ''] = route.value.rest;
  return (
    <>
      <div class="section-head">
        <h1>审核</h1>
        <span class="tabs" role="group" aria-label="按等级看">
          {['待办', ...levels, decided].map((word) => (
            <a
              class="button"
              href={linkTo('审核', word, ...(unit === '' ? [] : [unit]))}
              aria-current={word === level ? 'true' : undefined}
            >
              {word === '待办' ? '要办的' : word}
            </a>
          ))}
        </span>
        <span class="space" />
        {home.value?.readOnly === null ? <Returns /> : null}
      </div>
      {level === decided ? (
        <Decided />
      ) : (
        <Shown view={view}>{(findings) => <Findings findings={findings} level={level} unit={unit} />}</Shown>
      )}
    </>
  );
}

function wanted(cause: Cause, level: string): boolean {
  if (level === '全部') return true;
  return level === '待办' ? cause.level !== '提示性' : cause.level === level;
}

function Findings({
  findings,
  level,
  unit,
}: {
  readonly findings: FindingsView;
  readonly level: string;
  readonly unit: string;
}) {
  const units = findings.units
    .map((one) => ({ ...one, causes: one.causes.filter((cause) => wanted(cause, level)) }))
    .filter(({ causes }) => causes.length > 0);
  const here = unit === '' ? units : units.filter((one) => one.unit === (unit === '其他' ? '' : unit));
  return (
    <div class="review">
      <nav class="units" aria-label="单位">
        <a href={linkTo('审核', level)} aria-current={unit === '' ? 'true' : undefined}>
          全部单位
        </a>
        {units.map((one) => {
          const name = one.unit === '' ? '其他' : one.unit;
          return (
            <a href={linkTo('审核', level, name)} aria-current={unit === name ? 'true' : undefined}>
              {name} <span class="quiet">{one.causes.reduce((sum, { count }) => sum + count, 0)}</span>
            </a>
          );
        })}
      </nav>
      <div class="findings">
        {here.length > 0 ? null : level === '待办' ? (
          <p>
            没有要办的问题。提示性的不用处理，<a href={linkTo('审核', '提示性')}>可以看看</a>。
          </p>
        ) : (
          <p>没有这一类问题。</p>
        )}
        {here.map((one) => (
          <section key={one.unit} aria-label={one.unit === '' ? '其他' : one.unit}>
            <h2>{one.unit === '' ? '其他（不属于哪个单位）' : one.unit}</h2>
            {one.causes.map((cause) => (
              <CauseGroup key={`${cause.level} ${cause.code}`} cause={cause} unit={one.unit} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function CauseGroup({ cause, unit }: { readonly cause: Cause; readonly unit: string }) {
  const isSent = cause.findings.length === cause.count;
  const [open, setOpen] = useState(isSent);
  const [pages, setPages] = useState(1);
  const more = cause.count - pages * pageLength;
  return (
    <details class="cause" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Level level={cause.level} /> {cause.title} <span class="quiet">{cause.count} 处</span>
      </summary>
      {!open
        ? null
        : isSent
          ? cause.findings.map((one) => <Finding key={one.id} finding={one} unit={unit} />)
          : Array.from({ length: pages }, (_, at) => (
              <CausePage key={at} cause={cause} unit={unit} from={at * pageLength} />
            ))}
      {open && !isSent && more > 0 ? (
        <Button kind="link" onClick={() => setPages(pages + 1)}>
          再看 {Math.min(more, pageLength)} 处（还有 {more} 处）
        </Button>
      ) : null}
    </details>
  );
}

/** As many as the workbench sends at a time. */
const pageLength = 50;

function CausePage(props: { readonly cause: Cause; readonly unit: string; readonly from: number }) {
  const { cause, unit, from } = props;
  const asked = [`unit=${encodeURIComponent(unit)}`, `level=${encodeURIComponent(cause.level)}`, `code=${cause.code}`];
  const view = useView<readonly FindingLine[]>(`/api/cause?${asked.join('&')}&from=${from}`);
  return (
    <Shown view={view}>{(findings) => findings.map((one) => <Finding key={one.id} finding={one} unit={unit} />)}</Shown>
  );
}

type Open = 'cell' | 'accept' | 'choose' | 'correct' | 'words' | null;

function Finding({ finding, unit }: { readonly finding: FindingLine; readonly unit: string }) {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { place, gap } = finding;
  const isWritable = home.value?.readOnly === null;
  return (
    <article class="finding" aria-label={finding.message}>
      <p>{finding.message}</p>
      <p class="hint">{inPageWords(finding.hint, home.value?.round?.folder)}</p>
      <p class="line">
        {finding.indicator === null ? null : (
          <a href={linkTo('指标', finding.indicator)}>
            {finding.indicator} {finding.indicatorName}
          </a>
        )}
        {gap !== null ? (
          <a href={linkTo('报告', gap.document, gap.block)}>看文件里的这一处 {gap.document}</a>
        ) : place === null ? null : place.isCell ? (
          <Button kind="link" onClick={() => setOpen('cell')}>
            看单元格 {said(place.text)}
          </Button>
        ) : (
          <span class="quiet">{place.said}</span>
        )}
        <span class="space" />
        {isWritable && finding.isTarget && finding.indicator !== null ? (
          <a class="button" href={linkTo('设置', '指标', finding.indicator)}>
            改目标
          </a>
        ) : null}
        {isWritable && finding.choices.length > 1 ? <Button onClick={() => setOpen('choose')}>选用一处</Button> : null}
        {isWritable && finding.figures.length > 0 ? <Button onClick={() => setOpen('correct')}>改正数字</Button> : null}
        {isWritable && ((finding.asksWords && unit !== '') || (gap !== null && gap.place !== null)) ? (
          <Button onClick={() => setOpen(open === 'words' ? null : 'words')}>写说明</Button>
        ) : null}
        {isWritable && finding.canAccept ? (
          <Button onClick={() => setOpen('accept')}>{finding.isOldFormat ? '核对后接受' : '接受'}</Button>
        ) : null}
      </p>
      {open === 'words' && gap !== null && gap.place !== null ? (
        <NoteBox
          slot={gap.place}
          label={`${gap.place.unit}：${gap.place.section}${gap.place.about === null ? '' : `（${gap.place.about}）`}`}
        />
      ) : open === 'words' && finding.indicator !== null ? (
        <Explain finding={finding} unit={unit} />
      ) : null}
      {open === 'cell' && place !== null ? (
        <SheetDialog
          place={place.text}
          also={finding.related.filter(({ isCell }) => isCell).map(({ text }) => text)}
          onClose={close}
        />
      ) : null}
      {open === 'accept' ? <Accept finding={finding} onClose={close} /> : null}
      {open === 'choose' ? <Choose finding={finding} onClose={close} /> : null}
      {open === 'correct' ? <Correct finding={finding} onClose={close} /> : null}
    </article>
  );
}

function Explain({ finding, unit }: { readonly finding: FindingLine; readonly unit: string }) {
  const about = `${finding.indicator ?? ''} ${finding.indicatorName ?? ''}`.trim();
  return (
    <NoteBox slot={{ unit, plan: null, section: '变化说明', about }} label={`${about} 的变化说明（照单位的原话写）`} />
  );
}

/** Tables and opinions to be sent back, and the filled-in opinions read. */
function Returns() {
  const [text, setText] = useState<{ readonly title: string; readonly hint: string; readonly said: string } | null>(
    null,
  );
  return (
    <>
      <Doing
        act={async () => {
          const answer = await post<{ readonly said: string }>('/api/task', { task: 'returns' });
          setText({
            title: '退回的表和审核意见',
            hint: '写在本轮文件夹的 out 和 out/退回 里，可在这里或“报送”页下载。审核意见填好决定、理由、经办人三栏后，用“读入填好的审核意见”读回。',
            said: answer.ok ? answer.value.said : answer.message,
          });
          await refresh();
        }}
      >
        写退回的表和审核意见
      </Doing>
      <HandFile
        what="opinions"
        label="读入填好的审核意见"
        accept=".docx"
        onDone={(said) => setText({ title: '审核意见', hint: '写了决定的已记入 decisions.yaml。', said })}
      />
      {text === null ? null : (
        <Dialog title={text.title} onClose={() => setText(null)} wide>
          <p>{text.hint}</p>
          <Told words={text.said} />
        </Dialog>
      )}
    </>
  );
}

/** What was decided so far, and the way back. */
function Decided() {
  const view = useView<readonly DecisionLine[]>('/api/decisions');
  const undo = async ({ position, reason, by, date }: DecisionLine): Promise<void> => {
    const answer = await post('/api/undo-decision', { position, reason, by, date });
    if (answer.ok) say('已撤销这项决定，原来的 decisions.yaml 存在 .fuer/backup。');
    else say(answer.message, true);
    await refresh();
  };
  return (
    <Shown view={view}>
      {(decisions) =>
        decisions.length === 0 ? (
          <p>还没有作过决定。改正数字、选用一处、接受问题，都记在这里，也可以撤销。</p>
        ) : (
          <table class="grid">
            <Heads names={['决定', '理由', '由谁', '日期']} acts />
            <tbody>
              {decisions.map((one) => (
                <tr key={one.position}>
                  <th scope="row">{one.what}</th>
                  <td>{one.reason}</td>
                  <td class="whole">{one.by}</td>
                  <td class="whole">{one.date}</td>
                  <td>
                    {home.value?.readOnly === null ? (
                      <Doing act={() => undo(one)} label={`撤销：${one.what}`}>
                        撤销
                      </Doing>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Shown>
  );
}
