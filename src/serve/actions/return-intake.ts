/** A page form's return before it is put into the round: whose it is, what it would take the place of, what has changed since it was saved. */
import { ownArea } from '../../dataset/observation.ts';
import { assess } from '../../rules/assess.ts';
import { noteName, placeFile, tableName } from '../../pipeline/page-form/names.ts';
import type { Shown } from '../../pipeline/page-form/return-file.ts';
import { checkedReturn } from '../../pipeline/page-form/unfolded.ts';
import { readDataset } from '../../pipeline/pipeline.ts';
import type { ReadFile, RoundFile } from '../../pipeline/read/round-files.ts';
import { readTableFiles, unitNameOf } from '../../pipeline/read/table-files.ts';
import type { RoundNow } from '../round-now.ts';

export interface ReceivedReturn {
  readonly unit: string;
  readonly table: ReadFile | null;
  readonly note: ReadFile | null;
  /** The unit's earlier return; null where there is none. */
  readonly replaces: string | null;
  /** The table that the unit handed in before, in whatever way. */
  readonly before: ReadFile | null;
  readonly isSame: boolean;
  readonly told: readonly string[];
}

export function receivedReturn(round: RoundNow, bytes: Uint8Array): ReceivedReturn | { readonly refused: string } {
  const { configuration, project } = round;
  const checked = checkedReturn(bytes, configuration.round);
  if ('message' in checked) return { refused: `${checked.message}${checked.hint}` };
  const { unit, said } = checked;
  const table = asFile(`workbooks/${tableName(unit)}`, checked.table);
  const note = asFile(`notes/${noteName(unit)}`, checked.note);
  const places = checked.places.map(({ name, bytes: content }) => asRead(placeFile(unit, name), content));
  const ofUnit = (file: RoundFile): file is ReadFile =>
    file.kind === 'read' && unitNameOf(file.file, configuration.round) === unit;
  const tables = project.files.folders.workbooks.filter(ofUnit);
  const earlier = [...tables, ...project.files.folders.notes.filter(ofUnit)].filter(
    ({ within }) => within !== undefined,
  );
  const replaces = earlier[0]?.within ?? null;
  const others = tables
    .filter(({ within }) => within === undefined)
    .map(({ file }) => file.replace(/^workbooks\//, ''));
  const { workbooks, notes } = project.files.folders;
  const replaced = [...workbooks, ...notes].flatMap((file): readonly ReadFile[] =>
    file.kind === 'read' && file.within !== undefined && file.within === replaces ? [file] : [],
  );
  return {
    unit,
    table,
    note,
    replaces,
    before: replaced.find(({ file }) => file.startsWith('workbooks/')) ?? tables[0] ?? null,
    isSame:
      replaced.length > 0 &&
      replaced.length === [table, note, ...places].filter((file) => file !== null).length &&
      [table, note, ...places].every((file) => file === null || replaced.some((one) => sameBytes(one, file))),
    told: [
      ...(places.length === 0
        ? []
        : [`基层单位的材料 ${places.length} 份：${checked.places.map(({ name }) => name).join('、')}。`]),
      ...(others.length === 0
        ? []
        : [`该单位另有 ${others.join('、')}：放入后两处不同的数会列为冲突，由您选用或在“审核”里以新代旧。`]),
      ...(said.open.length === 0 ? [] : [`保存时还有${said.open.length}处没有改正或说明，该单位看到过。`]),
      ...decidedOtherwise(round, table),
      ...changedSince(round, said.shown, table, replaces),
    ],
  };
}

function asFile(file: string, bytes: Uint8Array | null): ReadFile | null {
  return bytes === null ? null : asRead(file, bytes);
}

function asRead(file: string, bytes: Uint8Array): ReadFile {
  return { kind: 'read', file, bytes };
}

function sameBytes(one: ReadFile, other: ReadFile): boolean {
  return one.bytes.length === other.bytes.length && one.bytes.every((byte, place) => byte === other.bytes[place]);
}

const mostTold = 8;

/** Figures that the Bureau has corrected or chosen meanwhile: its decision stands until somebody takes it back. */
function decidedOtherwise({ configuration }: RoundNow, table: ReadFile | null): readonly string[] {
  if (table === null) return [];
  const { round, indicators, decisions } = configuration;
  const cells = readTableFiles([table], 'workbook', round, indicators).tables.flatMap(
    ({ reading }) => reading.observations,
  );
  const lines = decisions.flatMap((one): readonly string[] => {
    if (one.kind !== 'correct' && one.kind !== 'choose') return [];
    const { indicator, year, dimension, decided } = one;
    const cell = cells.find(
      (each) =>
        each.indicator === indicator &&
        each.year === year &&
        each.area === (one.area ?? ownArea) &&
        each.dimension === dimension,
    );
    const [then, now] = [decided, cell].map((of) => of?.value?.toFixed() ?? of?.word ?? null);
    if (cell === undefined || now === null || now === then) return [];
    const name = indicators.find(({ code }) => code === indicator)?.name ?? indicator;
    return [
      `${name}（${year}年）：回报里是 ${now ?? ''}，decisions.yaml 已定为 ${then ?? ''}，仍按已定的数；要改用回报的，请删去那一条。`,
    ];
  });
  return lines.slice(0, mostTold);
}

/** Verdicts and levels that the unit saw and that the round, with this return in it, judges otherwise now. */
function changedSince(
  { configuration, project, prepared }: RoundNow,
  shown: readonly Shown[],
  table: ReadFile | null,
  replaces: string | null,
): readonly string[] {
  if (table === null || shown.length === 0) return [];
  const { folders } = project.files;
  const workbooks = [
    ...folders.workbooks.filter((file) => file.kind !== 'read' || file.within !== replaces || replaces === null),
    table,
  ];
  const { words } = configuration.templates;
  const now = new Map(
    assess(readDataset(configuration, { folders: { ...folders, workbooks } }))
      .filter((one) => one.targetSet === configuration.round.plans[one.plan].judge || one.targetSet === null)
      .map((one) => [
        `${one.indicator.code}/${one.plan}`,
        `${words.say('attainment', one.attainment)}、${words.say('level', one.warning.level)}`,
      ]),
  );
  const changed = shown.flatMap(({ about, attainment, level }) => {
    const then = `${attainment}、${level}`;
    const judged = now.get(about);
    if (judged === undefined || judged === then) return [];
    const name = prepared.dataset.indicators.find(({ code }) => code === about.split('/')[0])?.short ?? about;
    return [`${name}：该单位看到的是“${then}”，现在是“${judged}”。`];
  });
  if (changed.length === 0) return [];
  return [
    `该单位保存以后，有${changed.length}项的判定变了（目标、对比数或设置改过）：`,
    ...changed.slice(0, mostTold),
    ...(changed.length > mostTold ? [`另有${changed.length - mostTold}项。`] : []),
  ];
}
