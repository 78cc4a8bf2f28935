/** What a person typed into a page form: every cell and every answer as they typed it. */
import { z } from 'zod';

const longestCell = 4000;
const longestAnswer = 60_000;

export const typedSchema = z.strictObject({
  /** By the cell's name: `W02#current`. */
  cells: z.record(z.string().max(80), z.string().max(longestCell)),
  /** By the answer's place in the note form: `answer/women/政策措施`. */
  answers: z.record(z.string().max(200), z.string().max(longestAnswer)),
});

export type Typed = z.output<typeof typedSchema>;

export const nothingTyped: Typed = { cells: {}, answers: {} };
