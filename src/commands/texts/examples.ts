/** A line to type for each command, shown under its help. */

export const examples = {
  init: 'fuer init 云和市-2022 --province 浙江省',
  plan: 'fuer plan 妇女规划目标表.xlsx 云和市-2022 --plan 妇女',
  next: 'fuer next 云和市-2022 云和市-2023',
  forms: 'fuer forms 云和市-2022',
  check: 'fuer check 云和市-2022 --annotate',
  assess: 'fuer assess 云和市-2022',
  build: 'fuer build 云和市-2022 --unit 教育局',
  harvest: 'fuer harvest 教育局-儿童发展规划-2022.docx',
  verify: 'fuer verify 教育局-儿童发展规划-2022.docx',
  explain: 'fuer explain 云和市-2022 C25',
  issue: 'fuer issue 云和市-2022',
  status: 'fuer status 云和市-2022',
  backtest: 'fuer backtest 云和市-2022',
  changes: 'fuer changes 云和市-2022 --set "C25 2022=94.0"',
  pack: 'fuer pack 教育局 云和市-2022',
  serve: 'fuer serve 云和市-2022',
  notice: 'fuer notice 云和市-2022',
  meet: 'fuer meet 云和市-2022',
  help: 'fuer help 表',
  export: 'fuer export 云和市-2022',
  overview: 'fuer overview 云和市-2022 景宁县-2022',
} as const satisfies Record<string, string>;

/** '' for what is no command, and for help on all of them. */
export function exampleText(command: string | undefined): string {
  const example = Object.entries(examples).find(([name]) => name === command)?.[1];
  return example === undefined ? '' : `\n例\n  ${example}\n每种文件怎样写：fuer help。\n`;
}
