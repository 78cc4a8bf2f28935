/** What is typed, and what came of it: judged a moment after the last key, kept at every key. */
import { computed, signal } from '@preact/signals';
import type { Attached } from '../pipeline/page-form/attached.ts';
import type { JudgedForm } from '../pipeline/page-form/judged-form.ts';
import { configurationOf, judgeForm } from '../pipeline/page-form/judged-form.ts';
import type { FormView } from '../pipeline/page-form/shown.ts';
import { viewOf } from '../pipeline/page-form/shown.ts';
import { sliceFrom } from '../pipeline/page-form/slice-text.ts';
import type { Typed } from '../pipeline/page-form/typed.ts';
import { keep, keepAttached, kept, keptAttached } from './keeping.ts';

export const slice = sliceFrom(document.getElementById('slice')?.textContent ?? '');
export const configuration = configurationOf(slice);

export const typed = signal<Typed>(kept(slice.mark));
/** What grass-roots offices wrote. */
export const attached = signal<readonly Attached[]>(keptAttached(slice.mark));

export interface Judged {
  readonly form: JudgedForm;
  readonly view: FormView;
  /** For what it was judged. */
  readonly typed: Typed;
}

export const judged = signal<Judged>(judgedNow());
/** What stands on the page is not yet of what was typed last. */
export const isBehind = computed(() => judged.value.typed !== typed.value);

export function type(kind: keyof Typed, key: string, text: string): void {
  const before = typed.value[kind];
  if ((before[key] ?? '') === text) return;
  const { [key]: _, ...others } = before;
  take({ ...typed.value, [kind]: text === '' ? others : { ...before, [key]: text } });
}

/** Many at once: a pasted column, a workbook that was dropped, a return that is gone on with. */
export function take(next: Typed): void {
  typed.value = next;
  keep(slice.mark, next);
  clearTimeout(waiting);
  waiting = setTimeout(judgeNow, pause);
}

/** Before anything is handed out: what is handed out is of what was typed. */
export function judgeNow(): Judged {
  clearTimeout(waiting);
  if (isBehind.value) judged.value = judgedNow();
  return judged.value;
}

/** At once: whoever drops a document waits for it. */
export function attach(next: readonly Attached[]): void {
  attached.value = next;
  keepAttached(slice.mark, next);
  judged.value = judgedNow();
}

let waiting: ReturnType<typeof setTimeout> | undefined;
/** Long enough that somebody who goes on typing is not held up, short enough to be at once. */
const pause = 250;

function judgedNow(): Judged {
  const now = typed.value;
  const form = judgeForm(slice, configuration, now, attached.value);
  return { form, view: viewOf(slice, form, configuration.templates.words), typed: now };
}
