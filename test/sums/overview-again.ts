/**
 * The overview of a made-up province worked out a second time, from the units' own tables and plan.yaml: nothing of the
 * program is imported. Attainment by plan and 领域, ranks, medians, spreads and distances.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

export interface Difference {
  readonly where: string;
  readonly printed: string;
  readonly counted: string;
}

interface Own {
  readonly values: ReadonlyMap<string, string>;
  readonly targets: ReadonlyMap<string, { readonly up: boolean; readonly target: number }>;
}

/** `rounds`: the folders by the area's name. Every number of the sheet that can be counted again is. */
export async function overviewDifferences(
  file: string,
  rounds: ReadonlyMap<string, string>,
  year: number,
): Promise<{ readonly checked: number; readonly differences: readonly Difference[] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
  const own = new Map([...rounds].map(([area, folder]) => [area, ownOf(folder, year)]));
  const differences: Difference[] = [];
  let checked = 0;
  const compare = (where: string, printed: string, counted: string): void => {
    checked += 1;
    if (printed !== counted) differences.push({ where, printed, counted });
  };

  const ranks = rowsOf(workbook, '指标排名', '代码');
  for (const code of new Set(ranks.map((row) => row['代码'] ?? ''))) {
    const rows = ranks.filter((row) => row['代码'] === code);
    const figures = rows.flatMap((row) => {
      const value = own.get(row['地区'] ?? '')?.values.get(code);
      return value === undefined || value === ''
        ? []
        : [{ area: row['地区'] ?? '', value: Number(value), text: value }];
    });
    const sorted = figures.map(({ value }) => value).toSorted((a, b) => a - b);
    const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2; // prettier-ignore
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    const spread = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1));
    for (const row of rows) {
      const area = row['地区'] ?? '';
      const figure = figures.find((one) => one.area === area);
      const where = `${code} ${area}`;
      if (figure === undefined) {
        compare(`${where} 排名`, row['排名'] ?? '', '不排名：没有本年数字');
        continue;
      }
      const up = own.get(area)?.targets.get(code)?.up === true;
      const decimals = (figure.text.split('.')[1] ?? '').length;
      const isNear = Math.abs(figure.value - middle) <= 2 * 10 ** -decimals + 1e-9;
      const better = figures.filter((one) => (up ? one.value > figure.value : one.value < figure.value)).length;
      const place = figures.length < 3 ? '不排名：可比地区不足3个' : isNear ? '不排名：与各地的差别属于偶然波动' : String(better + 1); // prettier-ignore
      compare(`${where} 本年值`, String(Number(row['本年值'])), String(figure.value));
      compare(`${where} 排名`, row['排名'] ?? '', place);
      compare(`${where} 可比地区数`, row['可比地区数'] ?? '', String(figures.length));
      const distance = ((up ? 1 : -1) * (figure.value - middle)) / spread;
      const printed = row['距中位数（几个标准差，正为好）'] ?? '';
      if (figures.length >= 3) compare(`${where} 距离`, Math.abs(Number(printed) - distance) < 0.00501 ? 'same' : printed, 'same'); // prettier-ignore
    }
  }

  for (const row of rowsOf(workbook, '达标情况', '地区').filter((one) => one['领域'] === '合计')) {
    const area = row['地区'] ?? '';
    const plan = row['规划'] === '妇女' ? 'W' : 'C';
    const county = own.get(area);
    if (county === undefined) continue;
    const numbers = ['达标', '基本达标', '未达标', '无数据'].map((name) => Number(row[name]));
    compare(`${area} ${plan} 合计`, String(numbers.reduce((sum, one) => sum + one, 0)), row['指标数'] ?? '');
    const rate = ((numbers[0] ?? 0) + (numbers[1] ?? 0)) / Number(row['指标数']);
    compare(`${area} ${plan} 达标率`, Math.abs(Number(row['达标率（%）']) - 100 * rate) < 0.0501 ? 'same' : '', 'same');
  }
  // By area, over both plans: an indicator that stands in both is counted in both.
  for (const [area, county] of own) {
    const rows = rowsOf(workbook, '达标情况', '地区').filter((one) => one['领域'] === '合计' && one['地区'] === area);
    const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);
    const met = [...county.targets].filter(([code, { up, target }]) => {
      const text = county.values.get(code) ?? '';
      return text !== '' && (up ? Number(text) >= target : Number(text) <= target);
    }).length;
    const twice = sum('指标数') - county.targets.size;
    checked += 1;
    if (sum('达标') < met || sum('达标') > met + Math.max(0, twice))
      differences.push({ where: `${area} 达标`, printed: String(sum('达标')), counted: String(met) });
  }
  return { checked, differences };
}

function ownOf(folder: string, year: number): Own {
  const values = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'workbooks'))) {
    const [, head = '', ...rows] = readFileSync(join(folder, 'workbooks', name), 'utf8').split('\n');
    const column = head.split(',').indexOf(`${year}年`);
    for (const row of rows) {
      const cells = row.split(',');
      values.set(cells[0] ?? '', cells[column] ?? '');
    }
  }
  const targets = new Map<string, { readonly up: boolean; readonly target: number }>();
  for (const line of readFileSync(join(folder, 'plan.yaml'), 'utf8').split('\n')) {
    const found = /^(\w+): .*(atLeast|atMost): ([\d.]+)/.exec(line);
    if (found !== null) targets.set(found[1] ?? '', { up: found[2] === 'atLeast', target: Number(found[3]) });
  }
  return { values, targets };
}

/** Rows below the row that begins with `first`, by heading. */
function rowsOf(workbook: ExcelJS.Workbook, name: string, first: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    rows.push((row.values as readonly unknown[]).slice(1).map((value) => (value === null || value === undefined ? '' : String(value)))); // prettier-ignore
  });
  const head = rows.findIndex((row) => row[0] === first);
  const headings = rows[head] ?? [];
  return rows.slice(head + 1).map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
}
