/** From rounds as they were read to the workbook for the level above. */
import type { RankingRules } from '../rules/overview/ranking.ts';
import { rankingsOf } from '../rules/overview/ranking.ts';
import type { County } from '../rules/overview/county.ts';
import { carriedOutOf, judgedOf } from '../rules/overview/county.ts';
import { attainmentRows, commonDifficulties, levelCounts } from '../rules/overview/overview-counts.ts';
import { mechanismAtInspection } from '../rules/warning/mechanism.ts';
import type { Overview } from '../report/compose/overview/overview-workbook.ts';
import type { PreparedRound } from './pipeline.ts';
import type { Configuration } from './read/configuration.ts';
import { statusOf } from './status.ts';

export function countyOf({ dataset, facts, documents }: PreparedRound, { ledger }: Configuration): County {
  const { round } = dataset;
  // Everything that is there has come: what is asked is how it stands, not how it stood on a day.
  const { units } = statusOf(dataset, documents, '9999-12-31');
  return {
    area: round.area.name,
    year: round.year,
    handedIn: units.map(({ unit, tables, received, findings }) => ({
      unit,
      tables: tables.state,
      received,
      due: round.due.tables ?? null,
      given: tables.given,
      owed: tables.owed,
      findings: { 强制性: findings.强制性, 核实性: findings.核实性 },
    })),
    judged: judgedOf(facts),
    nearlyMetCounts: round.settings.nearlyMetCounts,
    mechanism: carriedOutOf(mechanismAtInspection(facts, ledger)),
  };
}

export function overviewOf(
  year: number,
  counties: readonly County[],
  unread: Overview['unread'],
  rules: RankingRules,
): Overview {
  return {
    year,
    counties: counties.map((county) => ({
      ...county,
      attainment: attainmentRows(county),
      levels: { women: levelCounts(county, 'women'), children: levelCounts(county, 'children') },
    })),
    difficulties: commonDifficulties(counties),
    rankings: rankingsOf(counties, rules),
    unread,
  };
}
