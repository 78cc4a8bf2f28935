/** What can be decided about a finding, each with its reason and who decided. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Choice, FindingLine } from '../../serve/views/findings.ts';
import { Dialog, Field, Shown } from '../parts.tsx';
import { post, refresh, say, useView } from '../talk.ts';

interface Who {
  readonly reason: string;
  readonly by: string;
}

/** Reason, name, and the button that decides; Enter presses it. */
function Decide(props: {
  readonly who: Who;
  readonly onWho: (who: Who) => void;
  readonly word: string;
  /** Everything else that the decision needs is there. */
  readonly isWhole: boolean;
  readonly act: () => Promise<void>;
  readonly children?: ComponentChildren;
}) {
  const { who, onWho, word, isWhole, act, children } = props;
  const isReady = isWhole && isFilled(who);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void act();
      }}
    >
      <Field label="理由">
        <input value={who.reason} size={44} onInput={(event) => onWho({ ...who, reason: event.currentTarget.value })} />
      </Field>
      <Field label="由谁决定">
        <input value={who.by} size={12} onInput={(event) => onWho({ ...who, by: event.currentTarget.value })} />
      </Field>
      {children}
      <button type="submit" class="button main" disabled={!isReady}>
        {word}
      </button>
    </form>
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

export function Accept({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
  const [who, setWho] = useWho();
  const [isRead, setRead] = useState(!finding.isOldFormat);
  return (
    <Dialog title="接受这个问题" onClose={onClose} wide={finding.isOldFormat}>
      <p>{finding.message}</p>
      {finding.isOldFormat && finding.place !== null ? (
        <OldFile place={finding.place.text} onRead={setRead} isRead={isRead} />
      ) : null}
      <Decide
        who={who}
        onWho={setWho}
        word="接受"
        isWhole={isRead}
        act={() => decide({ kind: 'accept', finding: finding.id }, who, onClose)}
      />
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

export function Choose({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
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
      <Decide
        who={who}
        onWho={setWho}
        word="选用"
        isWhole={chosen !== null && chosen.value !== null}
        act={async () => {
          if (chosen === null) return;
          const { indicator, year, area, dimension, value, origin } = chosen;
          await decide({ kind: 'choose', indicator, year, area, dimension, value, from: origin }, who, onClose);
        }}
      />
    </Dialog>
  );
}

export function Correct({ finding, onClose }: { readonly finding: FindingLine; readonly onClose: () => void }) {
  const [who, setWho] = useWho();
  const { figures } = finding;
  const [chosen, setChosen] = useState(0);
  const [typed, setTyped] = useState<string | null>(null);
  const figure = figures[chosen];
  if (figure === undefined) return null;
  const { indicator, year, area, dimension } = figure;
  const value = typed ?? figure.value ?? '';
  return (
    <Dialog title={`改正 ${indicator} ${finding.indicatorName ?? ''}`} onClose={onClose}>
      <p>{finding.message}</p>
      {figures.length < 2 ? null : (
        <Field label="改哪一个数">
          <select
            value={String(chosen)}
            onChange={(event) => {
              setChosen(Number(event.currentTarget.value));
              setTyped(null);
            }}
          >
            {figures.map((one, at) => (
              <option value={String(at)}>
                {one.year}年{one.dimension ?? ''}：{one.value ?? '无'}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={`${year}年改为`} hint="只写数字，不带单位">
        <input value={value} size={14} onInput={(event) => setTyped(event.currentTarget.value)} />
      </Field>
      <Decide
        who={who}
        onWho={setWho}
        word="改正"
        isWhole={value.trim() !== ''}
        act={() => decide({ kind: 'correct', indicator, year, area, dimension, value: value.trim() }, who, onClose)}
      >
        <p class="hint">单位报来的表不会改动；改正写在 decisions.yaml 里，报告按改正后的数写。</p>
      </Decide>
    </Dialog>
  );
}
