/**
 * Of what is there or not: 已建成青少年校外活动场所, 尚未建成…, rather than 青少年校外活动场所为是. The register says how a no is
 * put; else the indicator's name does, where it holds the verb.
 */
import type { Assessment } from '../../../rules/assessment.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { sayAttainment } from '../verdict-words.ts';
import type { PlanView } from '../plan-view.ts';
import type { Say, SingleSlots } from './range-sentences.ts';

export function existenceSentence(view: PlanView, one: Assessment, slots: SingleSlots, say: Say): string {
  const isWorded = one.indicator.scale === 'yes-no';
  const isNone = one.current.verdict === 'known' && one.current.figure.rounded.isZero();
  const told = {
    ...slots,
    本年值: isWorded ? '' : slots.本年值,
    判定: sayAttainment(view.voice, one, one.attainment === 'regressed' ? 'sentence' : 'word'),
    // 尚未建成 would deny that there was one.
    曾达到: one.attainment === 'regressed',
    // A yes or no whose words are the plan's own says all of the target.
    同义: isWorded && one.target.kind === 'existence' && !/\d/u.test(one.target.text),
  };
  return isMet(one)
    ? say('存在·有', { ...told, 已有: isWorded ? sayThere(one.indicator, true) : '' })
    : say('存在·无', { ...told, 尚无: isNone ? sayThere(one.indicator, false) : '' });
}

/** In words where there are some, else as it was reported: …填报为“是”. */
export function yesOrNo({ indicator, current }: Assessment, value: string): string {
  const isNo = current.verdict === 'known' && current.figure.rounded.isZero();
  const said = sayThere(indicator, !isNo);
  return said === '' ? `${indicator.name}填报为“${value}”` : said;
}

const verbs = '建成|建有|建立|设立|成立|开设|设有|设置|配备|开通|出台|印发|到位';

/** 已建成儿童福利院, 儿童福利院尚未建成; '' where neither the register nor the name has a verb. */
function sayThere({ name, says: { missing }, scale }: Indicator, isThere: boolean): string {
  if (missing !== null) {
    if (!isThere) return missing;
    return /^(尚未|还未|未)/u.test(missing) ? missing.replace(/^(尚未|还未|未)/u, '已') : '';
  }
  if (scale !== 'yes-no') return '';
  const word = isThere ? '已' : '尚未';
  if (new RegExp(`^(?:${verbs})`, 'u').test(name)) return word + name;
  const [, subject, verb] = new RegExp(`^(.+?)((?:足额|全部|按时)?(?:${verbs}))$`, 'u').exec(name) ?? [];
  return subject === undefined || verb === undefined ? '' : subject + word + verb;
}
