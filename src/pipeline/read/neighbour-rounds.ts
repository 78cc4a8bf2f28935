/**
 * Another area's round as a table of that area's figures: what is settled there, and nothing else. Figures that wait for a
 * decision there, or that mean something else there, are named and left out.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Observation } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { TableFile } from '../../dataset/sources.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Area, Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import type { Configuration } from './configuration.ts';
import type { NeighbourRound, RoundFiles } from './round-files.ts';
import type { TableFiles } from './table-files.ts';

/** `settle`: the round that is asked, read and put together. */
export function neighbourTables(
  { round, indicators, neighbours = [] }: Pick<Configuration, 'round' | 'indicators' | 'neighbours'>,
  settle: (configuration: Configuration, files: RoundFiles) => Dataset,
): TableFiles {
  const taken = neighbours.map((neighbour) => {
    const area = round.areas.find(({ id }) => id === neighbour.area);
    if (area === undefined) throw new Error(`round.yaml names no area ${neighbour.area}`);
    const { configuration } = neighbour;
    if (configuration.verdict === 'failed') return nothing(brokenSettings(neighbour, area, configuration.findings.length));
    const theirs = configuration.value.round;
    if (![area.name, ...area.aliases].includes(theirs.area.name)) return nothing(otherArea(neighbour, area, theirs));
    const settled = settledFigures(neighbour, indicators, settle(configuration.value, neighbour.files));
    return {
      table: { file: neighbour.place, reading: readingOf(settled.observations.filter(({ year }) => year <= round.year)) },
      findings: [
        ...(theirs.year === round.year ? [] : [otherYear(neighbour, area, theirs.year, round.year)]),
        ...leftOut(neighbour, area, settled.unsettled, '还没有定下来'),
        ...leftOut(neighbour, area, settled.different, '与本轮的口径不同'),
      ],
    };
  });
  return { tables: taken.flatMap(({ table }) => table ?? []), findings: taken.flatMap(({ findings }) => findings) };
} // prettier-ignore

interface Taken {
  readonly table: TableFile | null;
  readonly findings: readonly Diagnostic[];
}

function nothing(reason: Diagnostic): Taken {
  return { table: null, findings: [reason] };
}

interface SettledFigures {
  readonly observations: readonly Observation[];
  /** Indicators with a conflict or an open 强制性 finding there. */
  readonly unsettled: readonly Indicator[];
  /** Indicators that are something else there. */
  readonly different: readonly Indicator[];
}

function settledFigures(neighbour: NeighbourRound, ours: readonly Indicator[], dataset: Dataset): SettledFigures {
  const theirs = new Map(dataset.indicators.map((one) => [one.code, one]));
  const doubtful = new Set(
    dataset.findings.flatMap(({ level, indicator }) => (level === '强制性' && indicator !== null ? [indicator] : [])),
  );
  const shared = ours.filter(({ code }) => theirs.has(code));
  const different = shared.filter((one) => definitionOf(one) !== definitionOf(theirs.get(one.code) ?? one));
  const same = shared.filter((one) => !different.includes(one));
  const dimensions = dimensionsOf(dataset.observations);
  const observations = same
    .filter(({ code }) => !doubtful.has(code))
    .flatMap((one) =>
      [null, ...(dimensions.get(one.code) ?? [])].flatMap((dimension) => figuresOf(dataset, neighbour, one, dimension)),
    );
  return { observations, unsettled: same.filter(({ code }) => doubtful.has(code)), different };
}

function figuresOf(
  dataset: Dataset,
  { area, place }: NeighbourRound,
  { code }: Indicator,
  dimension: string | null,
): readonly Observation[] {
  return dataset.years(code, ownArea, dimension).flatMap((year) => {
    const lookup = dataset.figure(code, ownArea, year, dimension);
    const origin = lookup.verdict === 'figure' ? lookup.figure.origins[0] : undefined;
    if (lookup.verdict !== 'figure' || origin === undefined) return [];
    const { value, word, status } = lookup.figure;
    return [
      {
        indicator: code,
        area,
        year,
        dimension,
        value,
        word,
        status: status === 'provisional' ? ('provisional' as const) : ('normal' as const),
        origin: within(place, origin),
        unit: null,
        source: 'reference' as const,
        explanation: null,
      },
    ];
  });
}

/** Equal for indicators whose figures can be set beside each other. */
function definitionOf({ name, measure, scale, direction, numerator, denominator }: Indicator): string {
  return JSON.stringify([name, measure, scale, direction, numerator ?? null, denominator ?? null]);
}

/** By indicator, the parts that the own area has figures of. */
function dimensionsOf(observations: readonly Observation[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>();
  for (const { indicator, area, dimension } of observations) {
    if (area !== ownArea || dimension === null) continue;
    const known = parts.get(indicator);
    if (known === undefined) parts.set(indicator, new Set([dimension]));
    else known.add(dimension);
  }
  return parts;
}

function within(place: string, origin: Origin): Origin {
  return 'file' in origin ? { ...origin, file: `${place}/${origin.file}` } : origin;
}

function readingOf(observations: readonly Observation[]): TableFile['reading'] {
  return { unit: null, observations, stated: [], foreignRows: [], levels: [], findings: [], tablesFound: 1 };
}

function brokenSettings({ place, origin }: NeighbourRound, { name }: Area, mistakes: number): Diagnostic {
  return finding('area-round', {
    message: `“${place}”的设置文件有${mistakes}处要改正，没有取用${name}的数字。`,
    hint: '请在那一轮运行 fuer check，改正后再生成本轮。',
    origin,
  });
}

function otherArea({ place, origin }: NeighbourRound, { name }: Area, theirs: Round): Diagnostic {
  return finding('area-round', {
    message: `“${place}”是${theirs.area.name}的一轮，没有当作${name}的数字取用。`,
    hint: '请核对 areas 里这个地区的 round 和 name；名称写法不同的，写进 aliases。',
    origin,
  });
}

function otherYear({ place, origin }: NeighbourRound, { name }: Area, theirs: number, ours: number): Diagnostic {
  return finding('area-round', {
    message: `“${place}”是${name}${theirs}年的一轮，本轮是${ours}年。`,
    hint: `请把 round 改为${name}${ours}年那一轮的文件夹；没有的，把公布数写进 reference。`,
    origin,
  });
}

function leftOut(
  { place, origin }: NeighbourRound,
  { name }: Area,
  indicators: readonly Indicator[],
  why: string,
): readonly Diagnostic[] {
  if (indicators.length === 0) return [];
  const names = listed(
    indicators.map((one) => `${one.code} ${one.name}`),
    '项',
  );
  return [
    finding('area-round', {
      message: `“${place}”里${name}的${names}${why}，没有取用。`,
      hint: '请等那一轮处理好后再生成本轮；急用的，把公布数写进 reference。',
      origin,
    }),
  ];
}
