/** For which indicators a text that stands under another heading tells a cause, or why there is no figure. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { namedOrMeant } from './heads/subjects.ts';
import type { NameIndex } from './indicators.ts';
import { sentencesOf } from './sentences.ts';

export interface ToldReason {
  readonly code: string;
  /** cause: of where it stands or moves to; gap: of a figure that is not there. */
  readonly of: 'cause' | 'gap';
}

/** 婚检率逐年走低，主要原因是…; a sentence that names nothing speaks of what the one before it named. */
export function reasonsIn(text: string, names: NameIndex, plans: readonly PlanId[] | null): readonly ToldReason[] {
  let about: readonly string[] = onlyOne(names, plans);
  return sentencesOf(text).flatMap((sentence) => {
    const named = namedOrMeant(sentence, names, plans);
    about = named.length > 0 ? named : about;
    const kinds = [
      ...(cause.test(sentence) || (named.length > 0 && isExplained(sentence)) ? ['cause' as const] : []),
      ...(gap.test(sentence) ? ['gap' as const] : []),
    ];
    return kinds.flatMap((of) => about.map((code) => ({ code, of })));
  });
}

/** Of a unit that answers for one indicator alone nothing else can be meant. */
function onlyOne({ own = [] }: NameIndex, plans: readonly PlanId[] | null): readonly string[] {
  const aimed = own.filter(
    (one) => one.hasTarget && (plans === null || one.plans.some((plan) => plans.includes(plan))),
  );
  const codes = [...new Set(aimed.map(({ code }) => code))];
  return codes.length === 1 ? codes : [];
}

/**
 * The causes of what went wrong that are told among the work: 婚检率掉到57.4%，主要是婚检门诊停了三个月. What a success is due to
 * is no cause of a difficulty.
 */
export function causesOfTroubleIn(
  text: string,
  names: NameIndex,
  plans: readonly PlanId[] | null,
): readonly ToldReason[] {
  let about: readonly string[] = onlyOne(names, plans);
  let isTrouble = false;
  return sentencesOf(text).flatMap((sentence) => {
    const named = namedOrMeant(sentence, names, plans);
    if (named.length > 0) isTrouble = false;
    about = named.length > 0 ? named : about;
    isTrouble ||= trouble.test(sentence);
    return isTrouble && cause.test(sentence) ? about.map((code) => ({ code, of: 'cause' as const })) : [];
  });
}

const trouble =
  /(?:离|距|比)[^。；]{0,16}(?:还)?[差低少矮][^。；]{0,6}\d|仅?差\d|低于|不及|不如|落后|落在|没有?(?:达到|达标|降到|完成|实现)|未(?:能)?(?:达到|达标|降到|完成|实现)|下滑|下降|滑[到落]|[回走]低|回落|掉[到了]|上升|反弹|一路上行|一年比一年|上不去|下不来|拖后腿|头疼|压力|最大短板|空缺|减少|卡[在住]|滞后|偏[低少慢高]|增长乏力|硬骨头|不升反降|不降反升/u;

/** 巩固率下滑，部分学生随父母到外省读书: what goes wrong, and behind it words without a figure. */
function isExplained(sentence: string): boolean {
  const [, behind = ''] = adverse.exec(sentence) ?? [];
  return behind
    .split(/[，,]/)
    .some((clause) => clause.length >= 8 && !/\d|百分之|距|低于|高于|目标|要求|平均/u.test(clause));
}

const adverse =
  /(?:下滑|下降|上升|升高|回落|走低|居高不下|增多|减少|滞后|不高|偏低|偏高|偏慢|反弹|反降|反升|不足|难度[较很]?大|困难)[，,](.+)/u;

const cause =
  /根子(?:还)?[是在]|因为|(?:^|[，,；;：:。])(?:原因嘛|缘由)|跟[^，。；]{2,24}有关|是(?:主要|重要|根本|直接)?原因|的主要原因|原因(?:是|为|在于|有|一是|嘛|[：:])|是主因|主因|主要(?:是(?!为)|由于|因(?!素)|受|在于|缘于)|由于|缘于|源于|归因|(?:^|[，,；;：:。])因[^，。；]{2,20}|受[^，。；]{2,24}(?:影响|制约|限制|冲击)|与[^，。；]{2,24}有关|导致|致使|造成|所致/u;

const gap =
  /(?:测试|调查|统计|普查|评估|监测)[^。；]{0,20}(?:没有|未|尚未|停止?|暂停)(?:组织|开展|进行|做)|每[两二三四五]年(?:才)?(?:开展|进行|组织)?(?:调查|统计|监测|普查|测试)?一次|复核中|待定|(?:未|没有|停止|暂停|尚未|无法)(?:组织|开展|进行)?[^，。；]{0,8}(?:测试|调查|统计|监测|采集|取得|检测|评估)|(?:数据|数)[^，。；]{0,12}(?:暂缺|缺失|未出|尚未|待)|暂缺|补报|恢复[^，。；]{0,8}(?:调查|监测|统计|测试)/u;
