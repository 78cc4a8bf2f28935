/**
 * Every key is kept in the browser as it is typed, and, where the person chose a file, in that file as well. What is kept
 * belongs to one round, year and unit; a form that was written anew finds it again.
 */
import { signal } from '@preact/signals';
import { z } from 'zod';
import type { Attached } from '../pipeline/page-form/attached.ts';
import { mostAttached } from '../pipeline/page-form/attached.ts';
import type { RoundMark } from '../pipeline/page-form/return-mark.ts';
import type { Typed } from '../pipeline/page-form/typed.ts';
import { nothingTyped, typedSchema } from '../pipeline/page-form/typed.ts';

/** How it stands with what is kept, in words. */
export const keptState = signal('');
export const isKeptBadly = signal(false);

function placeOf({ area, name, year, unit }: RoundMark): string {
  return `fuer-form ${area} ${name} ${year} ${unit}`;
}

export function kept(mark: RoundMark): Typed {
  try {
    const text = localStorage.getItem(placeOf(mark));
    if (text === null) return nothingTyped;
    const parsed = typedSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return nothingTyped;
    keptState.value = '接着上次填的继续';
    return parsed.data;
  } catch {
    return nothingTyped;
  }
}

export function keep(mark: RoundMark, typed: Typed): void {
  const text = JSON.stringify(typed);
  try {
    localStorage.setItem(placeOf(mark), text);
    isKeptBadly.value = false;
    keptState.value = file === null ? '已存在本浏览器里' : '已存在本浏览器和所选文件里';
  } catch {
    isKeptBadly.value = true;
    keptState.value = '浏览器存不下，请马上用“保存回报”存一份';
  }
  if (file !== null) void write(file, text);
}

/** Of a few pages each: more than a browser keeps is for the return to keep. */
export function keptAttached(mark: RoundMark): readonly Attached[] {
  try {
    const text = localStorage.getItem(`${placeOf(mark)} 基层材料`);
    const parsed = attachedSchema.safeParse(text === null ? [] : JSON.parse(text));
    return parsed.success
      ? parsed.data.map(({ name, base64 }) => ({
          name,
          bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
        }))
      : [];
  } catch {
    return [];
  }
}

export function keepAttached(mark: RoundMark, attached: readonly Attached[]): void {
  const written = attached.map(({ name, bytes }) => ({
    name,
    base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  }));
  try {
    localStorage.setItem(`${placeOf(mark)} 基层材料`, JSON.stringify(written));
    keptState.value = '已存在本浏览器里';
  } catch {
    isKeptBadly.value = true;
    keptState.value = '基层材料浏览器存不下，请马上用“保存回报”存一份';
  }
}

const attachedSchema = z.array(z.strictObject({ name: z.string().max(100), base64: z.string() })).max(mostAttached);

interface ChosenFile {
  readonly createWritable: () => Promise<{
    readonly write: (text: string) => Promise<void>;
    readonly close: () => Promise<void>;
  }>;
}

type SavePicker = (options: { readonly suggestedName: string }) => Promise<ChosenFile>;

let file: ChosenFile | null = null;

function picker(): SavePicker | null {
  const found: unknown = Reflect.get(globalThis, 'showSaveFilePicker');
  return typeof found === 'function' ? (found as SavePicker) : null;
}

export function canChooseFile(): boolean {
  return picker() !== null;
}

/** A copy that outlives the browser's own memory: written again at every pause. */
export async function chooseFile(mark: RoundMark, typed: () => Typed): Promise<void> {
  const choose = picker();
  if (choose === null) return;
  try {
    file = await choose({ suggestedName: `${mark.unit}-${mark.year}-填报存稿.json` });
    await write(file, JSON.stringify(typed()));
  } catch {
    // Closed without choosing.
  }
}

let isWriting = false;
let next: string | null = null;

async function write(to: ChosenFile, text: string): Promise<void> {
  next = text;
  if (isWriting) return;
  isWriting = true;
  while (next !== null) {
    const now: string = next;
    next = null;
    try {
      const stream = await to.createWritable();
      await stream.write(now);
      await stream.close();
      keptState.value = '已存在本浏览器和所选文件里';
    } catch {
      keptState.value = '所选的文件写不进去，内容仍存在本浏览器里';
    }
  }
  isWriting = false;
}
