/** Single values as people write them in YAML: figures, years, flags, shares. YAML is read as text; an editor may send a number. */
import { z } from 'zod';
import { decimal } from '../decimals.ts';
import { planIds } from '../plan-id.ts';

/** Full-width digits are digits. */
const plain = (text: string | number): string => String(text).normalize('NFKC').trim();

export const figureText = z
  .union([z.string(), z.number()])
  .refine((text) => /^[+-]?\d+(\.\d+)?$/.test(plain(text)), {
    error: ({ input }) => whyNoFigure(plain(typeof input === 'number' ? input : String(input))),
  })
  .transform((text) => decimal(plain(text)));

function whyNoFigure(written: string): string {
  const [, number] = /^([+-]?\d+(?:\.\d+)?)\s*[%‰]$/.exec(written) ?? [];
  if (number !== undefined) return `应为数字，请去掉百分号，写 ${number}`;
  if (written === '数字') return '“数字”二字还没有换成数';
  return `应为数字，如 95 或 12.10，现写“${written}”`;
}

export const yearText = z
  .union([z.string(), z.number()])
  .refine((text) => /^(19|20)\d\d$/.test(plain(text)), '应为四位年份，如 2015')
  .transform((text) => Number(plain(text)));

export const wholeText = z
  .union([z.string(), z.number()])
  .refine((text) => /^\d{1,2}$/.test(plain(text)), '应为整数')
  .transform((text) => Number(plain(text)));

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
