/** 写材料: the headings that are asked for, each question with room for its answer, and what is still missing in the reports. */
import type { Block } from '../report/model.ts';
import { plainText } from '../report/model.ts';
import { isAnswer } from '../pipeline/page-form/note-text.ts';
import { gapsIn } from './gaps.ts';
import { judged, slice, type, typed } from './desk.ts';

export function NotesPage() {
  const form = slice.notes;
  if (form === null) return null;
  const { general } = judged.value.view;
  return (
    <div class="notes">
      <div>
        <h1>写材料</h1>
        <p class="hint">
          一件事写一段（按回车另起一段），写清文件名称、时间、数量；没有内容的留空。写的话原样进入报告。
        </p>
        {form.sections
          .filter(({ id }) => id !== 'opening')
          .map(({ id, blocks }) => (
            <section key={id}>{blocksOf(blocks)}</section>
          ))}
      </div>
      <aside aria-label="材料里的问题和待补充" tabIndex={0}>
        {general.length === 0 ? null : (
          <>
            <h2>材料里要核对的 {general.length} 处</h2>
            {general.map(({ level, message, hint }) => (
              <div class="problem">
                <span class="quiet">［{level}］</span>
                {message}
                <div class="hint">{hint}</div>
              </div>
            ))}
          </>
        )}
        <Gaps />
      </aside>
    </div>
  );
}

/** Each 【待补充】 with the sentence that it keeps open. */
export function Gaps() {
  const gaps = gapsIn(judged.value.form.documents);
  return (
    <>
      <h2>报告里待补充 {gaps.length} 处</h2>
      {gaps.map(({ text, sentence, plan, way }) => (
        <div class="gap">
          <p>
            <mark>{text}</mark> <span class="quiet">{plan}</span>
          </p>
          <p class="quiet">{sentence}</p>
          {way === '' ? null : <p class="hint">{way}</p>}
        </div>
      ))}
    </>
  );
}

function blocksOf(blocks: readonly Block[]) {
  const place: string[] = [];
  let question = '';
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      const text = plainText(block.inlines);
      place.length = block.level - 1;
      place[block.level - 1] = text;
      question = '';
      if (block.level === 1) return <h2 class="plan-head">{text}</h2>;
      return block.level === 2 ? <h3>{text}</h3> : <h4>{text}</h4>;
    }
    if (isAnswer(block)) {
      const label = place.filter((one) => one !== undefined).join(' ');
      return <Answer key={block.id} id={block.id} label={`${label}${question === '' ? '' : ` ${question}`}`} />;
    }
    if (block.kind === 'paragraph') {
      question = plainText(block.inlines);
      return <p class="hint">{question}</p>;
    }
    return null;
  });
}

function Answer({ id, label }: { readonly id: string; readonly label: string }) {
  const text = typed.value.answers[id] ?? '';
  const rows = Math.min(14, Math.max(2, text.split('\n').length + Math.floor(text.length / 60)));
  return (
    <textarea
      aria-label={label}
      rows={rows}
      value={text}
      maxLength={longestAnswer}
      onInput={(event) => type('answers', id, event.currentTarget.value)}
    />
  );
}

const longestAnswer = 60_000;
