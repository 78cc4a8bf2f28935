/** The page's way to the workbench: views by GET, actions by POST with the header that no foreign page can send. */
import { batch, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { HomeView } from '../serve/app.ts';

export const home = signal<HomeView | null>(null);
/** The workbench does not answer any more. */
export const isOver = signal(false);
/** Said for a while at the foot of the page. */
export const said = signal<{ readonly text: string; readonly isError: boolean } | null>(null);

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export async function get<T>(path: string): Promise<Answer<T>> {
  return await asked(path, { signal: reading.signal });
}

export async function post<T>(path: string, body: unknown): Promise<Answer<T>> {
  return await asked(path, posted(body));
}

function posted(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'x-fuer': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** As much as the workbench takes of one file: more is not even sent, since a sending that is broken off looks like its end. */
const largestFile = 128 * 1024 * 1024;

/** A file's bytes, its name beside it. */
export async function send<T>(path: string, name: string, content: Blob): Promise<Answer<T>> {
  if (content.size > largestFile)
    return { ok: false, message: `文件过大（最多 ${largestFile / 1024 / 1024} MB），没有接收。` };
  return await asked(path, {
    method: 'POST',
    headers: { 'x-fuer': '1', 'x-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
    body: content,
  });
}

async function asked<T>(path: string, options: RequestInit): Promise<Answer<T>> {
  return isEnded ? { ok: false, message: '工作台已经结束。' } : await answered(path, options);
}

async function answered<T>(path: string, options: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, options);
    isOver.value = false;
    if (response.status === 401) isOver.value = true;
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = type.includes('json') ? await response.json() : { message: await response.text() };
    if (!response.ok) return { ok: false, message: messageIn(body) };
    return { ok: true, value: body as T };
  } catch {
    isOver.value = true;
    return { ok: false, message: '工作台没有应答，多半已经结束。' };
  }
}

function messageIn(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string')
    return body.message;
  return '没有做成。';
}

export function say(text: string, isError = false): void {
  const words = { text, isError };
  said.value = words;
  setTimeout(
    () => {
      if (said.value === words) said.value = null;
    },
    isError ? 12_000 : 5_000,
  );
}

/** Tells whether somebody changed the round's files elsewhere. */
let stamp = '';
/** Raised with each refresh: every view is asked for again, what a task wrote beside the round's own files among them. */
const turn = signal(0);

export async function refresh(): Promise<void> {
  const answer = await get<HomeView>('/api/home');
  if (!answer.ok) return;
  stamp = answer.value.stamp;
  batch(() => {
    home.value = answer.value;
    turn.value += 1;
  });
}

let isEnded = false;
/** What is being read when the workbench ends is not waited for. */
const reading = new AbortController();

/** Ends the workbench: nothing asks for it any more. */
export async function endWorkbench(): Promise<void> {
  isEnded = true;
  reading.abort();
  await answered('/api/end', posted({}));
  isOver.value = true;
}

/** While somebody types, what stands on the page is not drawn anew under their hands. */
let typing = 0;

export function hold(): void {
  typing += 1;
}

export function letGo(): void {
  typing = Math.max(0, typing - 1);
}

/** A sign of life, and a look whether somebody changed the round elsewhere. */
export async function pulse(): Promise<void> {
  if (isEnded) return;
  const answer = await get<{ readonly stamp: string }>('/api/pulse');
  if (answer.ok && answer.value.stamp !== stamp && typing === 0) await refresh();
}

export type Viewed<T> =
  | { readonly state: 'waiting'; readonly before: T | null }
  | { readonly state: 'shown'; readonly value: T }
  | { readonly state: 'refused'; readonly message: string };

/** A view of the workbench, kept while it is asked for again. */
export function useView<T>(path: string): Viewed<T> {
  const asked = turn.value;
  const [shown, setShown] = useState<{ readonly path: string; readonly viewed: Viewed<T> }>({
    path,
    viewed: { state: 'waiting', before: null },
  });
  useEffect(() => {
    let isOutdated = false;
    void get<T>(path).then((answer) => {
      if (isOutdated) return;
      const viewed: Viewed<T> = answer.ok
        ? { state: 'shown', value: answer.value }
        : { state: 'refused', message: answer.message };
      setShown({ path, viewed });
    });
    return () => {
      isOutdated = true;
    };
  }, [path, asked]);
  return shown.path === path ? shown.viewed : { state: 'waiting', before: null };
}
