/** Words that only point elsewhere: where they are printed, what they point at does not stand. */

const back = '同上(?:文|条|述|一?条)?|同前|见上(?:文|条|述)?|见前(?:文|述)?|如[上前](?:所述)?|参照?上(?:文|条|述)|〃|″';
const elsewhere =
  '(?:详?见|参[见照]|同)(?:本?(?:局|单位|部门)?(?:的)?)?(?:《?(?:妇女|儿童)(?:发展)?(?:规划)?》?(?:的)?(?:部分|报告|材料|内容|篇|方面)?|附[件表录图]\\s*[\\d一二三四五六七八九十]{0,3}|另[附文件]|(?:上年|去年|往年)(?:度)?(?:报告|材料)?(?:执行|开展)?|其他(?:部分|材料))';

const only = new RegExp(
  `^(?:[^，。；：:]{1,20}[：:]\\s*)?[（(]?(?:(?:其[他它余]|余)(?:的|各?项|指标|内容|工作)?[，,:：]?)?(?:均|都|也|内容)?(?:${back}|${elsewhere}|同\\s?[A-Za-z]\\d{2,3}[a-z]?)[）)]?[。.]?$`,
  'u',
);

/** 下表为孤儿情况：, 具体情况见下表。: of a table that is not printed with it. */
const ofTable =
  /^(?:具体|详细|有关)?(?:情况|数据|内容)?(?:详?见|如)?下(?:列)?表(?:为|是|所示|反映)?[^，。；]{0,20}[：:。]?$/u;

/** 同上。, 其他同上, 见妇女部分, 详见附件2: nothing but a reference. */
export function onlyRefers(text: string): boolean {
  return only.test(text.trim()) || ofTable.test(text.trim());
}
