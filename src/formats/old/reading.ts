/** What came of an old file, as it passes from the process that read it to the one that uses it. */
import { z } from 'zod';
import type { FileProblem } from '../package/problem.ts';

export type OldFileKind = 'workbook' | 'document';

/** `oddities`: what a person should look at in the file itself; Chinese, without a full stop. */
export type OldContent =
  /** Its cells as an .xlsx, for the reader of all workbooks. */
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array; readonly oddities: readonly string[] }
  /** A paragraph each; the cells of a table's row on one line, each with a tab behind it. */
  | { readonly kind: 'document'; readonly paragraphs: readonly string[]; readonly oddities: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

const sentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workbook'), bytes: z.base64(), oddities: z.array(z.string()) }),
  z.object({ kind: z.literal('document'), paragraphs: z.array(z.string()), oddities: z.array(z.string()) }),
  z.object({
    kind: z.literal('refused'),
    problem: z.object({
      code: z.enum(['old-format', 'password', 'damaged']),
      message: z.string(),
      hint: z.string(),
    }),
  }),
]);

export function toSend(content: OldContent): string {
  if (content.kind !== 'workbook') return JSON.stringify(content);
  return JSON.stringify({ ...content, bytes: Buffer.from(content.bytes).toString('base64') });
}

/** null for what no reader of ours has sent. */
export function fromSent(text: string): OldContent | null {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = sentSchema.safeParse(sent);
  if (!parsed.success) return null;
  const { data } = parsed;
  return data.kind === 'workbook' ? { ...data, bytes: Buffer.from(data.bytes, 'base64') } : data;
}
