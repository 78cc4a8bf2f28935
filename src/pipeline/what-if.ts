/** Figures tried out before anybody enters them: `C25 2015=94.0` as a correction that stands in no file. */
import type { Decision } from '../dataset/settling/decisions.ts';
import { parseDecisions } from '../dataset/settling/decisions.ts';
import type { Round } from '../indicators/round.ts';
import type { Configuration } from './read/configuration.ts';

export type Supposition =
  | { readonly verdict: 'supposed'; readonly configuration: Configuration }
  | { readonly verdict: 'unclear'; readonly message: string };

/** Each word is `代码 年份=数值`, with an area's name or id and a dimension (女) where they are meant. */
export function suppose(configuration: Configuration, words: readonly string[]): Supposition {
  const decisions: Decision[] = [];
  for (const [position, word] of words.entries()) {
    const parts = /^\s*([A-Za-z]\w*)\s+(?:(\S+)\s+)?(\d{4})年?(?:\s*[\s·]\s*(\S+?))?\s*[=＝]\s*(\S+)\s*$/.exec(word);
    const [, code = '', area, year = '', dimension, value = ''] = parts ?? [];
    if (parts === null) return unclear(word, '应写作“代码 年份=数值”，如 --set "C25 2015=94.0"');
    const indicator = configuration.indicators.find((one) => one.code.toLowerCase() === code.toLowerCase());
    if (indicator === undefined) return unclear(word, `登记册没有代码“${code}”`);
    const place = area === undefined ? 'own' : areaNamed(configuration.round, area);
    if (place === null) return unclear(word, `本轮没有地区“${area ?? ''}”`);
    const text = [
      `- correct: {indicator: ${JSON.stringify(indicator.code)}, year: ${year}, area: ${JSON.stringify(place)}, `,
      `value: ${JSON.stringify(value)}${dimension === undefined ? '' : `, dimension: ${JSON.stringify(dimension)}`}}`,
      `\n  reason: 试算\n  by: 试算\n  date: ${configuration.round.year + 1}-01-01\n`,
    ].join('');
    const parsed = parseDecisions({ file: supposedFile(position, words.length), text });
    if (parsed.verdict === 'failed') return unclear(word, parsed.findings[0]?.message ?? '读不懂');
    decisions.push(...parsed.value);
  }
  const replaced = configuration.decisions.filter((one) => !decisions.some((other) => settlesSame(one, other)));
  return { verdict: 'supposed', configuration: { ...configuration, decisions: [...replaced, ...decisions] } };
}

/** Its id in round.yaml; null where the round knows no such area. */
function areaNamed(round: Round, name: string): string | null {
  if (name === 'own' || name === round.area.name || name === round.area.self) return 'own';
  return round.areas.find((area) => [area.id, area.name, ...area.aliases].includes(name))?.id ?? null;
}

function supposedFile(position: number, count: number): string {
  return count === 1 ? '试算' : `试算${position + 1}`;
}

function settlesSame(one: Decision, other: Decision): boolean {
  if ((one.kind !== 'correct' && one.kind !== 'choose') || other.kind !== 'correct') return false;
  return (
    one.indicator === other.indicator &&
    one.year === other.year &&
    (one.area ?? 'own') === other.area &&
    one.dimension === other.dimension
  );
}

function unclear(word: string, why: string): Supposition {
  return { verdict: 'unclear', message: `--set “${word}”：${why}。` };
}
