/**
 * 口径: a unit says that it counts otherwise than before, and plan.yaml does not know. Figures on both sides of a new
 * definition must not be compared as if nothing had happened.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { sayOrigin } from '../../provenance.ts';
import type { Explanation } from '../dataset.ts';
import { sayIndicator } from '../wording.ts';
import type { AuditFacts } from './facts.ts';

export function definitionChanges(facts: AuditFacts): readonly Diagnostic[] {
  const { year } = facts.round;
  return facts.indicators.flatMap((indicator) => {
    if ([...indicator.breaks, ...indicator.partial].some((known) => known === year || known === year - 1)) return [];
    const said = facts.explanations.find((one) => one.indicator === indicator.code && saysOtherDefinition(one.text));
    return said === undefined ? [] : [report(indicator, said, year)];
  });
}

/** 统计口径调整, 改按常住人口统计, 统计范围扩大; not 口径不变, 按同一口径. */
function saysOtherDefinition(text: string): boolean {
  const plain = text.replaceAll(sameDefinition, '');
  return otherDefinition.test(plain);
}

const sameDefinition =
  /(?:口径|统计范围|统计方法|计算方法)(?:没有|未|无|不)(?:作|做|发生)?(?:变化|改变|调整|变)?|(?:同一|相同|一致的?|原|可比)口径|口径(?:一致|相同|可比)/g;
const otherDefinition =
  /(?:口径|统计范围|统计方法|计算方法|调查方法|统计标准|指标定义)[^。；;，,]{0,12}(?:调整|变化|改变|变更|改为|改按|扩大|缩小|不同|不一致|变动|修订)|(?:调整|改变|变更|扩大|缩小|修订|更改|更换|采用新的?|执行新的?|改用|启用新的?)了?[^。；;，,]{0,10}(?:口径|统计范围|统计方法|计算方法|调查方法|统计标准|指标定义)|新口径|改按[^。；;，,]{1,20}(?:统计|计算)/;

function report(indicator: Indicator, said: Explanation, year: number): Diagnostic {
  return finding('definition-change', {
    message: `${sayIndicator(indicator)}的变化说明（${sayOrigin(said.origin)}）提到统计口径有变，plan.yaml 没有记，报告仍按同一口径与往年比较。`,
    hint: [
      '请问清新口径从哪一年起用，在 plan.yaml 该指标下写一项；口径其实没变的，在 decisions.yaml 用 accept 写明：',
      `  breaks: [${year}]    以前的年份不再比较`,
      `  partial: [${year}]   仍作比较，报告注明可比性受影响`,
    ].join('\n'),
    origin: said.origin,
    unit: said.unit === '' ? null : said.unit,
    indicator: indicator.code,
  });
}
