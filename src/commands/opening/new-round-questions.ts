/** Asks for what a new round begins with, where somebody sits at the terminal. */
import type { NewRound } from '../../pipeline/new-round.ts';

/** What is known already is not asked; null where the person gave up. */
export async function askNewRound(known: Partial<NewRound>, standardYear: number): Promise<NewRound | null> {
  const { isCancel, text } = await import('@clack/prompts');
  const area = known.area ?? (await text({ message: '监测地区的名称', placeholder: '某市', defaultValue: '某市' }));
  if (isCancel(area)) return null;
  if (known.year !== undefined) return { area, year: known.year };
  const year = await text({
    message: '报告年度',
    placeholder: String(standardYear),
    defaultValue: String(standardYear),
    validate: (answer) => (/^((19|20)\d\d)?$/.test(answer ?? '') ? undefined : '应为四位年份，如 2015'),
  });
  return isCancel(year) ? null : { area: area.trim(), year: Number(year) };
}
