/** Files as answers, and the names of files that come in. */
import type { Context } from 'hono';
import { safeFileName } from '../project/workbench/own-files.ts';
import type { PageFiles } from '../project/workbench/page-files.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

export function file(context: Context, page: PageFiles, name: string): Response {
  const bytes = page.get(name);
  if (bytes === undefined) return context.json({ message: '没有这个地址。' }, 404);
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return context.body(new Uint8Array(bytes), 200, { 'Content-Type': type });
}

export function download(context: Context, name: string, bytes: Uint8Array): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

/** A name that somebody's file has, never a place: what would lead elsewhere is refused outright. */
export function nameIn(header: string | undefined): string | null {
  try {
    const name = decodeURIComponent(header ?? '').replaceAll('\\', '/');
    if (name === '' || name.length > 500 || name.includes('\0')) return null;
    if (name.split('/').some((part) => part === '..' || part === '') || /^[a-z]:/i.test(name)) return null;
    return safeFileName(name) === '' ? null : name;
  } catch {
    return null;
  }
}
