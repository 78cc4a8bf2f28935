/**
 * Words that judge, listed without a look at the program's dictionary, from how the field's reports judge: and where in a
 * document one of them stands outside any claim.
 */
import type { Report } from '../../../src/report/model.ts';
import { blockInlines } from '../../../src/report/printed-blocks.ts';
import type { WorkbookModel } from '../../../src/report/workbook-model.ts';

const judging = [
  '达标', '红色', '橙色', '黄色', '优于', '不及', '高于', '低于', '持平', '提高', '下降', '上升', '增加', '减少', '缩小', '扩大',
  '首位', '末位', '并列', '均', '全部', '没有', '最大', '最高', '最低', '最难', '领先', '落后', '背离', '慢于', '快于', '略慢',
  '无数据', '已实现', '小样本', '不再', '变差', '改善', '好转', '恶化', '超过', '超出', '达到', '新增', '解除', '升级', '降级',
  '相反', '仍差', '相差', '相同', '相当', '首次', '唯一', '越过', '触及', '困难', '可望', '停滞', '未能', '位居', '居前', '居首',
]; // prettier-ignore

/** Around these the same characters judge nothing: how something is counted or worked out, what is asked for, headings, names. */
const aside: readonly RegExp[] = [
  /达标(?:率|情况|速度|判断|数|后)/gu, /(?:不?含|尽快|按期|力争|确保|如期|提前)(?:基本)?达标(?=[，。；、）\s]|$)/gu, /(?:年|平|人)均/gu,
  /均增减|均增量|均增长/gu, /全部(?:弥补|入学|指标|完成|纳入)/gu, /可以超过/gu, /无数据(?:指标)?计入总数/gu, /红色、橙色预警(?:的|指标)/gu,
  /同年同口径/gu, /未达标指标(?:及转入|表)/gu, /数?值与《[^》]*》相同/gu, /可以判断是否达标/gu, /没有(?:可以判|余量|同年)/gu, /不再测算/gu, /是否含基本达标/gu,
  // The names of settings, in the sentence that says which the round has changed.
  /基本达标的差距上限|列为[^，。、]{2,5}的|不作为小样本|小样本近三年|时列(?:红色|橙色|黄色|关注)的|列红色时|变差时列|未达标时列/gu,
]; // prettier-ignore

const pattern = new RegExp(judging.toSorted((one, other) => other.length - one.length).join('|'), 'gu');

/** Each with the characters around it. `names` are of indicators, units and areas, in which such words may stand. */
export function judgingOutsideClaims(content: Report | WorkbookModel, names: readonly string[]): readonly string[] {
  const known = names.filter((name) => name !== '').toSorted((one, other) => other.length - one.length);
  return blockInlines(content).flatMap(({ block, inlines }) =>
    inlines.flatMap((inline) => {
      if (inline.kind !== 'text') return [];
      const text = known.reduce((masked, name) => masked.replaceAll(name, '〇'.repeat(name.length)), inline.text);
      return [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
        const [from, to] = [Math.max(0, index - 8), index + word.length + 8];
        const around = text.slice(from, to);
        const at = index - from;
        const isAside = aside.some((one) =>
          [...around.matchAll(one)].some((said) => said.index <= at && said.index + said[0].length >= at + word.length),
        );
        return isAside ? [] : [`${word} [${block}] ${around}`];
      });
    }),
  );
}
