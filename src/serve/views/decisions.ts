/** What the Bureau decided so far, each entry of decisions.yaml as people say it. */
import type { Decision } from '../../dataset/settling/decisions.ts';
import { parseOrigin, sayOrigin } from '../../provenance.ts';
import type { RoundNow } from '../round-now.ts';
import { causeWords } from './cause-words.ts';

export interface DecisionLine {
  /** Its place among the entries of decisions.yaml. */
  readonly position: number;
  readonly what: string;
  readonly reason: string;
  readonly by: string;
  readonly date: string;
}

export function decisionsOf(round: RoundNow): readonly DecisionLine[] {
  const { decisions } = round.configuration;
  const names = new Map(round.prepared.dataset.indicators.map(({ code, name }) => [code, name]));
  const areas = new Map(round.configuration.round.areas.map(({ id, name }) => [id, name]));
  return decisions.map((decision, position) => ({
    position,
    what: whatOf(decision, names, areas),
    reason: decision.reason,
    by: decision.by,
    date: decision.date,
  }));
}

function whatOf(decision: Decision, names: ReadonlyMap<string, string>, areas: ReadonlyMap<string, string>): string {
  switch (decision.kind) {
    case 'choose':
    case 'correct': {
      const { indicator, area, year, dimension, decided } = decision;
      const figure = `${areas.get(area ?? '') ?? ''}${year}年${dimension ?? ''}`;
      const value = decided.word ?? decided.value?.toFixed() ?? '';
      const said = `${indicator} ${names.get(indicator) ?? ''} ${figure}`;
      return decision.kind === 'correct'
        ? `${said}改正为 ${value}`
        : `${said}选用 ${value}（${sayOrigin(parseOrigin(decision.from))}）`;
    }
    case 'accept': {
      const { finding, at, indicator } = decision;
      const cause = Object.entries(causeWords).find(([code]) => code === finding)?.[1] ?? finding;
      return `接受“${cause}”：${indicator === null ? '' : `${indicator} ${names.get(indicator) ?? ''} `}${names.get(at) ?? sayOrigin(parseOrigin(at))}`;
    }
    case 'supersede':
      return `${decision.workbook} 由 ${decision.with} 代替`;
  }
}
