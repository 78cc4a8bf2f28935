/** Who filled in a workbook: 填报单位 on its sheets, else the file's name. */
import type { Diagnostic } from '../../../diagnostics.ts';
import { finding } from '../../../diagnostics.ts';
import type { Round, Unit } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import { nearestOffice } from '../../../indicators/nearest.ts';
import type { Origin } from '../../../provenance.ts';
import { behindLabel, isLabel } from './form-labels.ts';
import { shownText } from '../rows/figure-text.ts';
import type { Grid, GridCell } from '../grid.ts';
import { originAt } from '../origins.ts';
import { cellAt, mergeOf } from '../grid-lookup.ts';
import { plainName } from '../rows/plain-name.ts';

export interface UnitMention {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly origin: Origin;
  readonly found: FoundUnit | null;
}

export interface FoundUnit {
  readonly unit: Unit;
  readonly byAlias: boolean;
}

const unitLabel = /^(?:填报|填表|报送|上报)(?:单位|部门)$|^单位名称$|^部门名称$/;
/** 单位：教育局 names a unit where one of the round's stands behind it; else it is 单位：%. */
const openLabel = /^单位$/;

/** Every 填报单位 of a sheet that something is written behind, outside the heads of tables. */
export function unitMentions(
  grid: Grid,
  file: string,
  round: Round,
  isHead: (cell: GridCell) => boolean,
): readonly UnitMention[] {
  return grid.cells.flatMap((cell) => {
    if (cell.content.kind !== 'text' || isHead(cell)) return [];
    const isOpen = behindLabel(cell.content.text, openLabel) !== null;
    const behind = behindLabel(cell.content.text, isOpen ? openLabel : unitLabel);
    if (behind === null) return [];
    const place = behind === '' ? cellBeside(grid, cell) : cell;
    const text = withoutSeal(behind === '' && place !== null ? shownText(place.content) : behind);
    if (place === null || text === '') return [];
    const origin = originAt({ file, sheet: grid.name }, place);
    const found = unitNamed(round, text);
    return isOpen && found === null ? [] : [{ text, row: cell.row, column: cell.column, origin, found }];
  });
}

/** The unit a file is named for: 卫生局.xlsx, 卫生局-三表-2015（更正）.xlsx, 鹤山市卫生局年报表.xls. */
export function unitOfFile(file: string, round: Round): FoundUnit | null {
  const stem = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z]+$/, '');
  const direct = unitNamed(round, stem) ?? unitNamed(round, withoutTrimmings(stem));
  if (direct !== null) return direct;
  const plain = plainName(stem);
  const contained = round.units.flatMap((unit) =>
    [unit.name, fullTitle(round, unit), ...unit.aliases]
      .filter((name) => plain.includes(plainName(name)))
      .map((name) => ({ unit, name: plainName(name), byAlias: unit.aliases.includes(name) })),
  );
  const longest = contained.toSorted((a, b) => b.name.length - a.name.length)[0];
  // 教育局和卫生局.xlsx is nobody's in particular; 体育局 inside 市体育局 is the same unit.
  const others = contained.filter(
    (one) => longest !== undefined && one.unit !== longest.unit && !longest.name.includes(one.name),
  );
  return longest === undefined || others.length > 0 ? null : { unit: longest.unit, byAlias: longest.byAlias };
}

/** `byFile`: the unit that the file is named for, to which its figures go until the name is settled. */
export function unknownUnit(
  text: string,
  origin: Origin,
  round: Round,
  byFile: FoundUnit | null,
  file: string,
): Diagnostic {
  if (byFile !== null) {
    const { name } = byFile.unit;
    return finding('unknown-unit', {
      message: `填报单位“${text}”不在 round.yaml 的单位名单里，按文件名暂归“${name}”（${file}）。`,
      hint: `是“${name}”改了名的，请在 round.yaml 该单位的 aliases 里补上“${text}”；不是的，请改正填报单位或文件名。`,
      origin,
      related: [{ kind: 'file', file }],
      unit: name,
    });
  }
  const near = nearestOffice(
    text,
    round.units.map((unit) => unit.name),
  );
  return finding('unknown-unit', {
    message: `看不出是哪个单位填报的：“${text}”不在 round.yaml 的单位名单里。`,
    hint:
      near === null
        ? '请改正填报单位或文件名；单位改过名的，请在 round.yaml 该单位的 aliases 里补上这个名称。'
        : `是否应为“${near}”？是的话请改正填报单位，或在 round.yaml 该单位的 aliases 里补上这个名称。`,
    origin,
  });
}

export function renamedUnit(text: string, unit: Unit, origin: Origin): Diagnostic {
  return finding('renamed-unit', {
    message: `“${text}”按 round.yaml 视为“${unit.name}”。`,
    hint: '如不是同一单位，请改正 round.yaml 的 aliases。',
    origin,
    unit: unit.name,
  });
}

/** A unit by its name, with or without the city's in front of it. */
export function unitNamed(round: Round, name: string): FoundUnit | null {
  const area = plainName(round.area.name);
  const plain = plainName(name);
  const bare = plain.startsWith(area) ? plain.slice(area.length) : plain;
  const writings = [name, plain, bare, bare.replace(/^[市县区]/, '')].filter((one) => one !== '');
  const found = writings.map((writing) => findUnit(round, writing)).filter((one) => one !== null);
  return found.find((one) => !one.byAlias) ?? found[0] ?? null;
}

/** The cell right of a label, across its merge and a blank or two. */
export function cellBeside(grid: Grid, label: GridCell): GridCell | null {
  const start = (mergeOf(grid, label.row, label.column)?.right ?? label.column) + 1;
  for (let column = start; column < start + 3; column += 1) {
    const place = cellAt(grid, label.row, column);
    if (place.kind === 'covered') return place.anchor ?? null;
    if (place.kind === 'cell') return isLabel(shownText(place.cell.content)) ? null : place.cell;
  }
  return null;
}

function withoutSeal(text: string): string {
  return text.replace(/[（(【[]?(?:公章|盖章|章|签章|印章|加盖公章)[）)】\]]?$/u, '').trim();
}

const trimmings =
  /三表|年报表?|季报|报表|一览表|统计表|情况表|预警|监测|统计(?!局)|重点|主要|定量|指标|数据|妇女|儿童|两纲|两规划|发展|规划|纲要|更正|更新|修订|修改|修正|最新|最终|终稿|定稿|确定|上报|报送|提交|汇总|正式|稿|版|副本|复件|新建|表|v\d+|copy|final|(?:19|20)\d\d(?:年度?)?|\d{1,4}|[年月日]/gi;

function withoutTrimmings(stem: string): string {
  return plainName(stem)
    .replace(/\([^()]*\)/g, '')
    .replace(trimmings, '')
    .replace(/[-_.,+()（）\s]/g, '');
}
