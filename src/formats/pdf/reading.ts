/** What came of a PDF, as it passes from the process that read it to the one that uses it. */
import { z } from 'zod';
import type { PrintedPage } from '../../history/printed/pages.ts';
import type { FileProblem } from '../package/problem.ts';

export type PdfContent =
  /** `recognised`: its words were put under a picture of the page by a program that read the picture. */
  | { readonly kind: 'pages'; readonly pages: readonly PrintedPage[]; readonly recognised: boolean }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

const pageSchema = z.object({
  number: z.number(),
  height: z.number(),
  pieces: z.array(z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), size: z.number() })),
});

const sentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pages'), pages: z.array(pageSchema), recognised: z.boolean() }),
  z.object({
    kind: z.literal('refused'),
    problem: z.object({
      code: z.enum(['password', 'damaged', 'too-large', 'not-this-kind', 'empty-file']),
      message: z.string(),
      hint: z.string(),
    }),
  }),
]);

export function pdfSent(content: PdfContent): string {
  return JSON.stringify(content);
}

/** null for what no reader of ours has sent. */
export function pdfFromSent(text: string): PdfContent | null {
  try {
    const parsed = sentSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
