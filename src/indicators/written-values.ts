/** Single values as people write them in YAML: figures, years, flags, shares. YAML is read as text; an editor may send a number. */
import { z } from 'zod';
import { decimal } from './decimals.ts';
import { planIds } from './plan-id.ts';

export const figureText = z
  .union([z.string(), z.number()])
  .refine((text) => /^[+-]?\d+(\.\d+)?$/.test(String(text).trim()), '应为数字，如 95 或 12.10')
  .transform((text) => decimal(String(text).trim()));

export const yearText = z
  .union([z.string(), z.number()])
  .refine((text) => /^(19|20)\d\d$/.test(String(text).trim()), '应为四位年份，如 2015')
  .transform(Number);

export const wholeText = z
  .union([z.string(), z.number()])
  .refine((text) => /^\d{1,2}$/.test(String(text).trim()), '应为整数')
  .transform(Number);

export const flagText = z
  .union([z.boolean(), z.enum(['true', 'false', '是', '否'])])
  .transform((text) => text === true || text === 'true' || text === '是');

/** `-1/6`, `-30%`, `0.1` */
export const fractionText = z
  .string()
  .regex(/^[+-]?\d+(\.\d+)?(\/\d+|%)?$/, '应为分数、百分数或小数，如 "-1/6"、"-30%"')
  .transform((text) => {
    const [top = '0', bottom] = text.replace('%', '').split('/');
    const value = decimal(top).dividedBy(decimal(bottom ?? 1));
    return text.endsWith('%') ? value.dividedBy(100) : value;
  });

export const planId = z.enum(planIds);
