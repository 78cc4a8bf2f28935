/** Which round, year, unit and edition of the register a page form and its return belong to. */
import { z } from 'zod';

export const roundMarkSchema = z.strictObject({
  /** The area's code and name. */
  area: z.string().max(20),
  name: z.string().max(60),
  year: z.number().int().min(1900).max(2200),
  unit: z.string().min(1).max(60),
  /** As the table's stamp has it: 54项-0c1f9a. */
  edition: z.string().max(30),
});

export type RoundMark = z.output<typeof roundMarkSchema>;
