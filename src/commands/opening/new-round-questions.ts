/** Asks for what a new round begins with, where somebody sits at the terminal. */
import type { NewRound } from '../../pipeline/new-round.ts';

/** What is known already is not asked; null where the person gave up. */
export async function askNewRound(
  known: {
    readonly area?: string | undefined;
    readonly year?: number | undefined;
    readonly province?: string | undefined;
  },
  standardYear: number,
): Promise<NewRound | null> {
  const { isCancel, text } = await import('@clack/prompts');
  const area = known.area ?? (await text({ message: '监测地区的名称', placeholder: '某市', defaultValue: '某市' }));
  if (isCancel(area)) return null;
  const year = known.year === undefined ? await askYear(text, standardYear) : String(known.year);
  if (isCancel(year)) return null;
  const province =
    known.province ??
    (await text({ message: '所在的省（用来对比；不对比的直接回车）', placeholder: '浙江省', defaultValue: '' }));
  if (isCancel(province)) return null;
  return { area: area.trim(), year: Number(year), province: province.trim() === '' ? null : province.trim() };
}

function askYear(text: typeof import('@clack/prompts').text, standardYear: number): Promise<string | symbol> {
  return text({
    message: '报告年度',
    placeholder: String(standardYear),
    defaultValue: String(standardYear),
    validate: (answer) => (/^((19|20)\d\d)?$/.test(answer ?? '') ? undefined : '应为四位年份，如 2015'),
  });
}
