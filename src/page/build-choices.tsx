/** What a build is to make beside the usual: remembered for this round in this browser. */
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { HandFile } from './hand-file.tsx';
import { Button, Dialog, Doing, inPageWords, Trouble } from './parts.tsx';
import { home, post, refresh } from './talk.ts';

export interface BuildChoices {
  readonly tables: boolean;
  readonly split: boolean;
  readonly template: boolean;
  readonly revisions: boolean;
}

const chosen = signal<{ readonly folder: string; readonly choices: BuildChoices } | null>(null);

export function buildChoices(): BuildChoices {
  const folder = home.value?.round?.folder ?? '';
  if (chosen.value?.folder === folder) return chosen.value.choices;
  const kept = new Set((localStorage.getItem(`build ${folder}`) ?? '').split(' '));
  return {
    tables: kept.has('tables'),
    split: kept.has('split'),
    template: kept.has('template'),
    revisions: kept.has('revisions'),
  };
}

function choose(choices: BuildChoices): void {
  const folder = home.value?.round?.folder ?? '';
  chosen.value = { folder, choices };
  const kept = Object.entries(choices).flatMap(([name, isOn]) => (isOn ? [name] : []));
  localStorage.setItem(`build ${folder}`, kept.join(' '));
}

const words = [
  ['tables', '另写各单位的三张表'],
  ['split', '总报告按规划分为两份'],
  ['revisions', '与上次定稿的不同写成 Word 修订'],
  ['template', '报告写入本单位的 Word 模板（报告模板.docx）'],
] as const;

export function ChoicesButton() {
  const [isOpen, setOpen] = useState(false);
  const choices = buildChoices();
  const on = words.filter(([name]) => choices[name]).length;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{on === 0 ? '生成选项' : `生成选项（${on}）`}</Button>
      {isOpen ? <Choices onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const choices = buildChoices();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const copies = async (kind: 'pdf' | 'html'): Promise<void> => {
    const { revisions: _, ...same } = buildChoices();
    const answer = await post<{ readonly said: string }>('/api/task', { task: 'copies', kind, draft: false, ...same });
    const text = answer.ok ? answer.value.said : answer.message;
    setSaid(inPageWords(text, home.value?.round?.folder));
    await refresh();
  };
  return (
    <Dialog title="生成选项" onClose={onClose}>
      <p class="quiet">选好以后按“生成”。只在本浏览器里记住，不写入本轮的文件。</p>
      {words.map(([name, label]) => (
        <p>
          <label>
            <input
              type="checkbox"
              checked={choices[name]}
              onChange={(event) => choose({ ...choices, [name]: event.currentTarget.checked })}
            />{' '}
            {label}
          </label>
        </p>
      ))}
      <h3>本单位的 Word 模板</h3>
      <p class="quiet">
        模板里用 {'{{标题}}'} {'{{正文}}'} {'{{落款}}'} {'{{附件}}'} 标明位置。选的文件存为本轮文件夹里的
        报告模板.docx。
      </p>
      <HandFile
        what="template"
        label="选择 Word 模板"
        accept=".docx"
        onDone={(text, isError) => {
          setTrouble(isError ? text : '');
          if (isError) return;
          setSaid(text);
          choose({ ...buildChoices(), template: true });
        }}
      />
      {trouble === '' ? null : <Trouble text={trouble} />}
      <h3>PDF 和网页预览</h3>
      <p class="quiet">先按上面的选项生成，再另写一份；写 PDF 要装有 LibreOffice，要几分钟，其间其他页会慢。</p>
      <p class="line">
        <Doing act={() => copies('pdf')}>生成并写 PDF</Doing>
        <Doing act={() => copies('html')}>生成并写网页预览</Doing>
      </p>
      {said === '' ? null : (
        <pre class="told-words" role="status">
          {said}
        </pre>
      )}
    </Dialog>
  );
}
