/** The page form's frame: whose it is, four steps, and how it stands with what was typed. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../page/parts.tsx';
import { said, say } from '../page/talk.ts';
import { configuration, judged, slice } from './desk.ts';
import { dueWords, HandingInPage } from './handing-in.tsx';
import { isKeptBadly, keptState } from './keeping.ts';
import { cells, sheet } from './laid-rows.ts';
import { NotesPage } from './notes.tsx';
import { PapersPage } from './papers.tsx';
import { TablePage } from './table.tsx';
import { takeFile } from './taking-in.ts';

const steps = {
  填数字: TablePage,
  写材料: NotesPage,
  看报告: PapersPage,
  交回: HandingInPage,
} as const;
type Step = keyof typeof steps;

const shownSteps = (Object.keys(steps) as readonly Step[]).filter(
  (step) =>
    (step !== '填数字' || sheet !== null) &&
    (step !== '写材料' || slice.notes !== null) &&
    (step !== '看报告' || judged.peek().form.documents.length > 0),
);

const step = signal<Step>(shownSteps[0] ?? '交回');

export function App() {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      void takeFiles(event.dataTransfer?.files);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
  const Page = steps[step.value];
  const next = shownSteps[shownSteps.indexOf(step.value) + 1];
  const { round } = configuration;
  return (
    <>
      <header class="top">
        <span class="brand">{slice.mark.unit}</span>
        <span class="round">
          {round.area.name}
          {round.year}年度妇女儿童发展规划监测填报
        </span>
        <span class="due">
          {dueWords().until}报{dueWords().to}
        </span>
        <span class="space" />
        <span class={isKeptBadly.value ? 'kept bad' : 'kept'} role="status">
          {keptState.value}
        </span>
        <label class="button pick">
          拖入或选择文件
          <input
            type="file"
            aria-label="选择工作簿、基层材料、回报或存稿"
            accept=".xlsx,.xlsm,.csv,.zip,.json,.docx,.txt,.md"
            onChange={(event) => {
              void takeFiles(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </header>
      <div class="body">
        <nav class="side" aria-label="各步">
          {shownSteps.map((name) => (
            <button
              type="button"
              class="step"
              {...(step.value === name ? { 'aria-current': 'step' as const } : {})}
              onClick={() => go(name)}
            >
              {name}
            </button>
          ))}
        </nav>
        <main>
          <Page />
          {next === undefined ? null : (
            <p class="next-step">
              <Button onClick={() => go(next)}>下一步：{next}</Button>
            </p>
          )}
        </main>
      </div>
      {said.value === null ? null : (
        <div class={said.value.isError ? 'said error' : 'said'} role={said.value.isError ? 'alert' : 'status'}>
          {said.value.text}{' '}
          <Button kind="link" onClick={() => (said.value = null)}>
            知道了
          </Button>
        </div>
      )}
    </>
  );
}

function go(to: Step): void {
  step.value = to;
  scrollTo(0, 0);
}

async function takeFiles(files: FileList | null | undefined): Promise<void> {
  for (const file of files ?? []) {
    const { text, isError } = await takeFile(file, cells);
    say(text, isError);
  }
}
