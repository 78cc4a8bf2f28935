/** 生成: document by document, cancelled with one button; what came of it stands until it is closed. */
import { signal } from '@preact/signals';
import type { BuildNews, BuiltDocument } from '../serve/actions/build.ts';
import { buildChoices, ChoicesButton } from './build-choices.tsx';
import { Button, Dialog, inPageWords, Trouble } from './parts.tsx';
import { linkTo } from './route.ts';
import { home, refresh, say } from './talk.ts';

interface Progress {
  readonly step: string;
  readonly documents: readonly string[];
}

const progress = signal<Progress | null>(null);
const outcome = signal<Extract<BuildNews, { kind: 'done' | 'refused' }> | null>(null);
let stop: AbortController | null = null;

export function BuildBar() {
  const now = progress.value;
  return (
    <>
      {now === null ? (
        <>
          <Button kind="main" onClick={() => void build(false)} disabled={home.value?.refused !== null}>
            生成
          </Button>
          <ChoicesButton />
        </>
      ) : (
        <span class="building" role="status">
          {now.step}（已做 {Math.max(0, now.documents.length - 1)} 份）{' '}
          <Button onClick={() => stop?.abort()}>取消</Button>
        </span>
      )}
      {outcome.value === null ? null : <Outcome news={outcome.value} />}
    </>
  );
}

/** From wherever it is asked for: one at a time. */
export async function build(draft: boolean): Promise<void> {
  if (progress.value !== null) return;
  stop = new AbortController();
  progress.value = { step: '正在开始……', documents: [] };
  try {
    const response = await fetch('/api/build', {
      method: 'POST',
      headers: { 'x-fuer': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ draft, ...buildChoices() }),
      signal: stop.signal,
    });
    if (!response.ok || response.body === null) {
      const body: unknown = await response.json().catch(() => null);
      const message =
        typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '没有生成。';
      outcome.value = { kind: 'refused', message };
    } else await follow(response.body);
  } catch {
    say(stop.signal.aborted ? '已取消，原来的文件没有动。' : '生成中断了，原来的文件没有动。', !stop.signal.aborted);
  } finally {
    progress.value = null;
    await refresh();
  }
}

async function follow(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = `${rest}${decoder.decode(value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(JSON.parse(line) as BuildNews);
  }
}

function heard(news: BuildNews): void {
  switch (news.kind) {
    case 'step': {
      const documents = progress.value?.documents ?? [];
      progress.value = {
        step: news.text,
        documents: news.document === null ? documents : [...documents, news.document],
      };
      return;
    }
    case 'cancelled':
      say('已取消，原来的文件没有动。');
      return;
    case 'done':
    case 'refused':
      outcome.value = news;
  }
}

const heads = { written: '写出', draft: '写出（草稿）', unchanged: '没有变化', withheld: '扣发' } as const;

function Outcome({ news }: { readonly news: Extract<BuildNews, { kind: 'done' | 'refused' }> }) {
  const close = (): void => {
    outcome.value = null;
  };
  return (
    <Dialog title={news.kind === 'done' ? '生成完毕' : '没有生成'} onClose={close} wide>
      {news.kind === 'refused' ? (
        <Trouble text={inPageWords(news.message, home.value?.round?.folder)} />
      ) : (
        <>
          <p>
            {(['written', 'draft', 'unchanged', 'withheld'] as const)
              .filter((state) => of(news.documents, state).length > 0)
              .map((state) => `${heads[state]} ${of(news.documents, state).length} 份`)
              .join('，')}
            。文件在本轮文件夹的 out 里。
          </p>
          {of(news.documents, 'withheld').length > 0 ? (
            <p>
              扣发的文件用到了有强制性问题的数字，
              <a href={linkTo('审核', '强制性')} onClick={close}>
                去审核
              </a>
              ；要先看样子，可以{' '}
              <Button
                onClick={() => {
                  close();
                  void build(true);
                }}
              >
                生成草稿
              </Button>
            </p>
          ) : null}
          {news.findings.map(({ level, message, hint }) => (
            <p class="remark">
              ［{level}］{message}
              {hint}
            </p>
          ))}
          {(['withheld', 'draft', 'written', 'unchanged'] as const).map((state) => (
            <Group head={heads[state]} documents={of(news.documents, state)} onClose={close} />
          ))}
        </>
      )}
    </Dialog>
  );
}

function of(documents: readonly BuiltDocument[], state: BuiltDocument['state']): readonly BuiltDocument[] {
  return documents.filter((one) => one.state === state);
}

function Group({
  head,
  documents,
  onClose,
}: {
  readonly head: string;
  readonly documents: readonly BuiltDocument[];
  readonly onClose: () => void;
}) {
  if (documents.length === 0) return null;
  return (
    <details open={head !== '没有变化'}>
      <summary>
        {head} {documents.length} 份
      </summary>
      <ul class={documents.some(({ because, changed }) => because.length + changed.length > 0) ? '' : 'in-columns'}>
        {documents.map(({ path, because, changed }) => (
          <li>
            <a href={linkTo('报告', path.replace(/^out\//, ''))} onClick={onClose}>
              {path.replace(/^out\//, '')}
            </a>
            {changed.length > 0 ? (
              <div class="quiet">
                因为：{changed.slice(0, 4).join('；')}
                {changed.length > 4 ? `等${changed.length}处` : ''}
              </div>
            ) : null}
            {because.slice(0, 3).map(({ message }) => (
              <div class="quiet">{message}</div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
