/** 审核: findings by unit, worst first, the same causes together; decided, explained, sent back. */
import { useState } from 'preact/hooks';
import type { Cause, Choice, FindingLine, FindingsView } from '../../serve/views/findings.ts';
import { Button, Dialog, Doing, Field, inPageWords, Level, Shown } from '../parts.tsx';
import { linkTo, route } from '../route.ts';
import { home, post, refresh, say, useView } from '../talk.ts';
import { NoteBox } from '../note-box.tsx';
import { said, SheetDialog } from '../sheet-grid.tsx';

const levels = ['全部', '强制性', '核实性', '提示性'] as const;

export function ReviewPage() {
  const [shown, setShown] = useState(50);
  const view = useView<FindingsView>(`/api/findings?shown=${shown}`);
  const [level = '待办', unit = ''] = route.value.rest;
  return (
    <>
      <div class="section-head">
        <h1>审核</h1>
        <span class="tabs" role="group" aria-label="按等级看">
          {['待办', ...levels].map((word) => (
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
      <Shown view={view}>
        {(findings) => <Findings findings={findings} level={level} unit={unit} onMore={() => setShown(shown * 10)} />}
      </Shown>
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
  onMore,
}: {
  readonly findings: FindingsView;
  readonly level: string;
  readonly unit: string;
  readonly onMore: () => void;
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
        {here.length === 0 ? <p>{level === '待办' ? '没有要办的问题。' : '没有这一类问题。'}</p> : null}
        {here.map((one) => (
          <section key={one.unit} aria-label={one.unit === '' ? '其他' : one.unit}>
            <h2>{one.unit === '' ? '其他（不属于哪个单位）' : one.unit}</h2>
            {one.causes.map((cause) => (
              <CauseGroup key={`${cause.level} ${cause.code}`} cause={cause} unit={one.unit} onMore={onMore} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function CauseGroup({
  cause,
  unit,
  onMore,
}: {
  readonly cause: Cause;
  readonly unit: string;
  readonly onMore: () => void;
}) {
  const [open, setOpen] = useState(cause.count <= 5);
  return (
    <details class="cause" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Level level={cause.level} /> {cause.title} <span class="quiet">{cause.count} 处</span>
      </summary>
      {open ? cause.findings.map((one) => <Finding key={one.id} finding={one} unit={unit} />) : null}
      {open && cause.count > cause.findings.length ? (
        <Button kind="link" onClick={onMore}>
          其余 {cause.count - cause.findings.length} 处
        </Button>
      ) : null}
    </details>
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
        {isWritable && finding.choices.length > 1 ? <Button onClick={() => setOpen('choose')}>选用一处</Button> : null}
        {isWritable && finding.figure !== null ? <Button onClick={() => setOpen('correct')}>改正数字</Button> : null}
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

interface Who {
  readonly reason: string;
  readonly by: string;
}

function WhoFields({ who, onWho }: { readonly who: Who; readonly onWho: (who: Who) => void }) {
  return (
    <>
      <Field label="理由">
        <input value={who.reason} size={44} onInput={(event) => onWho({ ...who, reason: event.currentTarget.value })} />
      </Field>
      <Field label="由谁决定">
        <input value={who.by} size={12} onInput={(event) => onWho({ ...who, by: event.currentTarget.value })} />
      </Field>
    </>
  );
}

/** The name is remembered on this desk. */
function useWho(): readonly [Who, (who: Who) => void] {
  return useState<Who>({ reason: '', by: localStorage.getItem('by') ?? '' });
}

async function decide(decision: unknown, who: Who, onClose: () => void): Promise<void> {
  localStorage.setItem('by', who.by);
  const answer = await post<{ readonly entry: string }>('/api/decide', { decision, who });
  if (!answer.ok) return say(answer.message, true);
  say('已写入 decisions.yaml。');
  onClose();
  await refresh();
}

function isFilled({ reason, by }: Who): boolean {
  return reason.trim() !== '' && by.trim() !== '';
}

function Accept({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
  const [who, setWho] = useWho();
  const [isRead, setRead] = useState(!finding.isOldFormat);
  return (
    <Dialog title="接受这个问题" onClose={onClose} wide={finding.isOldFormat}>
      <p>{finding.message}</p>
      {finding.isOldFormat && finding.place !== null ? (
        <OldFile place={finding.place.text} onRead={setRead} isRead={isRead} />
      ) : null}
      <WhoFields who={who} onWho={setWho} />
      <Doing
        act={() => decide({ kind: 'accept', finding: finding.id }, who, onClose)}
        kind="main"
        disabled={!isFilled(who) || !isRead}
      >
        接受
      </Doing>
    </Dialog>
  );
}

/** An old file is accepted by whoever has held it against its own picture, indicator by indicator. */
function OldFile({
  place,
  isRead,
  onRead,
}: {
  readonly place: string;
  readonly isRead: boolean;
  readonly onRead: (isRead: boolean) => void;
}) {
  const view = useView<{
    readonly cells: readonly { readonly indicator: string; readonly name: string; readonly values: string }[];
  }>(`/api/old?file=${encodeURIComponent(place)}`);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <p class="hint">旧格式的文件可能读错，请打开原件，一项一项对照后打勾；全部打了勾才能接受。</p>
      <Shown view={view}>
        {({ cells }) => (
          <ul class="ticks">
            {cells.map(({ indicator, name, values }) => (
              <li>
                <label>
                  <input
                    type="checkbox"
                    checked={ticked.has(indicator)}
                    onChange={(event) => {
                      const next = new Set(ticked);
                      if (event.currentTarget.checked) next.add(indicator);
                      else next.delete(indicator);
                      setTicked(next);
                      onRead(next.size >= cells.length);
                    }}
                  />{' '}
                  {indicator} {name}：{values}
                </label>
              </li>
            ))}
            {cells.length === 0 ? (
              <li>
                <label>
                  <input type="checkbox" checked={isRead} onChange={(event) => onRead(event.currentTarget.checked)} />{' '}
                  已对照原件看过全文
                </label>
              </li>
            ) : null}
          </ul>
        )}
      </Shown>
    </>
  );
}

function Choose({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
  const [who, setWho] = useWho();
  const [chosen, setChosen] = useState<Choice | null>(null);
  return (
    <Dialog title="选用哪一处" onClose={onClose} wide>
      <p>{finding.message}</p>
      <div class="choices" role="radiogroup" aria-label="各处的数字">
        {finding.choices.map((choice) => (
          <label class="choice">
            <input
              type="radio"
              name="choice"
              checked={chosen?.origin === choice.origin}
              onChange={() => setChosen(choice)}
            />
            <strong>{choice.value ?? '无'}</strong>
            <span>{choice.unit ?? ''}</span>
            <span class="quiet">{choice.said}</span>
          </label>
        ))}
      </div>
      <WhoFields who={who} onWho={setWho} />
      <Doing
        kind="main"
        disabled={chosen === null || chosen.value === null || !isFilled(who)}
        act={async () => {
          if (chosen === null) return;
          const { indicator, year, area, dimension, value, origin } = chosen;
          await decide({ kind: 'choose', indicator, year, area, dimension, value, from: origin }, who, onClose);
        }}
      >
        选用
      </Doing>
    </Dialog>
  );
}

function Correct({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
  const [who, setWho] = useWho();
  const { figure } = finding;
  const [value, setValue] = useState(figure?.value ?? '');
  if (figure === null) return null;
  const { indicator, year, area, dimension } = figure;
  return (
    <Dialog title={`改正 ${indicator} ${year}年 的数字`} onClose={onClose}>
      <p>{finding.message}</p>
      <Field label="改为" hint="只写数字，不带单位">
        <input value={value} size={14} onInput={(event) => setValue(event.currentTarget.value)} />
      </Field>
      <WhoFields who={who} onWho={setWho} />
      <p class="hint">单位报来的表不会改动；改正写在 decisions.yaml 里，报告按改正后的数写。</p>
      <Doing
        kind="main"
        disabled={value.trim() === '' || !isFilled(who)}
        act={() => decide({ kind: 'correct', indicator, year, area, dimension, value: value.trim() }, who, onClose)}
      >
        改正
      </Doing>
    </Dialog>
  );
}

function Returns() {
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      <Doing
        act={async () => {
          const answer = await post<{ readonly said: string }>('/api/task', { task: 'returns' });
          setText(answer.ok ? answer.value.said : answer.message);
          await refresh();
        }}
      >
        写退回的表和审核意见
      </Doing>
      {text === null ? null : (
        <Dialog title="退回的表和审核意见" onClose={() => setText(null)} wide>
          <p>写在本轮文件夹的 out/退回 里，可在“报送”页下载。</p>
          <pre>{inPageWords(text, home.value?.round?.folder)}</pre>
        </Dialog>
      )}
    </>
  );
}
