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
  let about: readonly string[] = [];
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
  /是(?:主要|重要|根本|直接)?原因|的主要原因|原因(?:是|为|在于|有|一是|[：:])|主因|主要(?:是(?!为)|由于|因(?!素)|受|在于|缘于)|由于|缘于|源于|归因|(?:^|[，,；;：:。])因[^，。；]{2,20}|受[^，。；]{2,24}(?:影响|制约|限制|冲击)|与[^，。；]{2,24}有关|导致|致使|造成|所致/u;

const gap =
  /(?:未|没有|停止|暂停|尚未|无法)(?:组织|开展|进行)?[^，。；]{0,8}(?:测试|调查|统计|监测|采集|取得|检测|评估)|(?:数据|数)[^，。；]{0,12}(?:暂缺|缺失|未出|尚未|待)|暂缺|补报|恢复[^，。；]{0,8}(?:调查|监测|统计|测试)/u;
