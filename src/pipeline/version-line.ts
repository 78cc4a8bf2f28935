/** 版本：送审稿。数据标记：3f9a1c2b: which version a paper copy is, above its signature, where the round wants it. */
import type { Round } from '../indicators/round.ts';
import { hashOf } from '../history/manifest.ts';
import { recordedBlocks } from '../history/recorded-blocks.ts';
import type { Block, Report } from '../report/model.ts';

export const versionBlock = 'version';

/** Of reports that are signed, while round.yaml says what the version is called. */
export function withVersionLine(report: Report, { version }: Pick<Round, 'version'>): Report {
  if (version === undefined || !['unit', 'general'].includes(report.kind)) return report;
  const line: Block = {
    kind: 'paragraph',
    id: versionBlock,
    role: 'body',
    inlines: [{ kind: 'text', text: `版本：${version}。数据标记：${dataMark(report)}` }],
  };
  return {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.flatMap((block) => (block.id === 'signature' ? [line, block] : [block])),
    })),
  };
}

/** Of the figures that stand in the report: two copies with one mark say the same numbers in the same places. */
function dataMark(report: Report): string {
  const figures = recordedBlocks(report).flatMap((block) => block.figures.map(({ id, text }) => `${id} ${text}`));
  return hashOf(figures.join('\n')).slice(0, 8);
}
