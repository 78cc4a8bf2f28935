/** What a request brings, read up to a limit: whatever its head claims, no more than that is taken into memory. */
import type { Context } from 'hono';

export class TooLarge extends Error {}

/** Throws TooLarge as soon as there is more than `limit` bytes. */
export async function bodyOf(context: Context, limit: number): Promise<Uint8Array> {
  if (Number(context.req.header('content-length') ?? 0) > limit) throw new TooLarge();
  const { body } = context.req.raw;
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new TooLarge();
    }
    parts.push(value);
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

const mostJson = 2 * 1024 * 1024;

/** Throws SyntaxError for what is no JSON. */
export async function jsonOf(context: Context): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await bodyOf(context, mostJson)));
}
