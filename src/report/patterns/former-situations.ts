/** Situations that earlier versions had a pattern for: a round's own folder of templates may still hold them. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import type { SituationId } from './situations.ts';

/** What says the same now; nothing where reports no longer say it. */
const successors: Readonly<Record<string, readonly SituationId[]>> = {
  级别变化: ['级别·新增', '级别·升级', '级别·降级', '级别·解除'],
  '比较·上级': ['比较·计数'],
  '比较·一地': ['比较·几地'],
  成效·数据新增: ['导语·变化'],
  '建议·统计局引': ['建议·单位引'],
  领域达标: ['达标·列', '达标·其余'],
  '总·背景题': ['总·背景附件'],
  '总·背景领域': [],
  '总·问题': ['总·问题项数'],
  '问题·无': [],
  '摘要·列级': ['呈阅·列级', '呈阅·单位指标', '呈阅·单位分列'],
  '摘要·接列': [],
  '总·其余达标一项': ['总·其余点名'],
  '共同·问题': [],
};

export function isFormer(situation: string): boolean {
  return Object.hasOwn(successors, situation);
}

export function noLongerUsed(situation: string, origin: Origin): Diagnostic {
  const now = (successors[situation] ?? []).map((one) => `“${one}”`).join('、');
  return finding('packaged-template', {
    message:
      now === ''
        ? `句式“${situation}”不再使用，报告里没有这句话了。`
        : `句式“${situation}”不再使用，现在分别写在${now}里。`.replace(now.includes('、') ? '' : '分别', ''),
    hint: `${now === '' ? '' : '要保留自己的写法，请改用新的名称，可用的名称见 report-templates 里的 README.md；'}不要的，请删去这一条。`,
    origin,
  });
}
