/** Offices as they are called in a year: the reform of 2018 merged and renamed some of those that the register names. */
export interface Office {
  readonly name: string;
  /** By rule it owes both evaluation reports; the others report figures. */
  readonly key: boolean;
  /** What it was called before. */
  readonly aliases: readonly string[];
  /** What whoever fills in the list should know. */
  readonly about: string;
}

/** By the names of the register. */
const keyOffices: readonly string[] = [
  '统计局', '教育局', '组织部', '卫生局', '劳动保障局', '妇联', '民政局', '计生局', '环保局', '市政局', '体育局',
]; // prettier-ignore

/** The first year that is reported on under the names of the reform (carried out by early 2019). */
const reformed = 2019;

const renamed: readonly { readonly name: string; readonly was: readonly string[]; readonly aliases: readonly string[]; readonly about?: string }[] = [
  { name: '卫生健康局', was: ['卫生局', '计生局'], aliases: ['卫健局', '卫生局', '计生局', '卫生和计划生育局'] },
  {
    name: '人力资源和社会保障局', was: ['劳动保障局'], aliases: ['人社局', '劳动保障局'],
    about: '医疗保险、生育保险已归医疗保障局的，在 plan.yaml 相应指标写 units: [医疗保障局]',
  },
  { name: '生态环境局', was: ['环保局'], aliases: ['环保局', '环境保护局'] },
  {
    name: '城市管理和综合执法局', was: ['市政局'], aliases: ['城管局', '市政局'],
    about: '供水、厕所等由住建、水利、农业农村部门负责的，在 plan.yaml 相应指标写 units',
  },
  { name: '文化广电旅游局', was: ['文广新局'], aliases: ['文旅局', '文广新局'] },
]; // prettier-ignore

/** `names` as the register has them, each office once, in their order. */
export function officesOf(names: readonly string[], year: number): readonly Office[] {
  const offices = names.map((name): Office => {
    const change = year < reformed ? undefined : renamed.find(({ was }) => was.includes(name));
    const key = keyOffices.includes(name);
    if (change === undefined) return { name, key, aliases: [], about: '' };
    return { name: change.name, key, aliases: change.aliases, about: change.about ?? '' };
  });
  return offices.filter((office, place) => offices.findIndex(({ name }) => name === office.name) === place);
}
