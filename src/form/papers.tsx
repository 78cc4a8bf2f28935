/** 看报告: both reports as they will look, on the same sheet of paper as the workbench's. */
import { useState } from 'preact/hooks';
import { livePreviewOf } from '../formats/html/preview.ts';
import { previewStyle } from '../formats/html/style.ts';
import { Button } from '../page/parts.tsx';
import { Paper } from '../page/paper.tsx';
import { isBehind, judged } from './desk.ts';
import { Gaps } from './notes.tsx';

export function PapersPage() {
  const [at, setAt] = useState(0);
  const { documents } = judged.value.form;
  const one = documents[at] ?? documents[0];
  if (one === undefined || 'sheets' in one.document.content) return null;
  const { content } = one.document;
  const charts = content.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
  return (
    <>
      <div class="section-head">
        <h1>看报告</h1>
        <span role="group" aria-label="哪一份报告">
          {documents.map(({ document }, position) => (
            <button type="button" class="button" aria-pressed={position === at} onClick={() => setAt(position)}>
              {document.path.replace(/\.docx$/, '')}
            </button>
          ))}
        </span>
        <span class="space" />
        <Button onClick={() => print()}>打印</Button>
      </div>
      <p class="hint">
        {isBehind.value ? '正在按刚填的内容重新写……' : '与将要印出的文字相同；统计局收齐各单位材料后再定稿。'}
      </p>
      <div class="reading">
        <Paper
          document={{ html: livePreviewOf(content), style: previewStyle, charts }}
          block={undefined}
          onAsk={() => {}}
          onLeave={() => {}}
        />
        <aside aria-label="待补充" tabIndex={0}>
          <Gaps />
        </aside>
      </div>
    </>
  );
}
