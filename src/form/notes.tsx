/** 写材料: the headings that are asked for, each question with room for its answer, and what is still missing in the reports. */
import { useState } from 'preact/hooks';
import { Button } from '../page/parts.tsx';
import type { Block } from '../report/model.ts';
import { plainText } from '../report/model.ts';
import { safeNamePart } from '../pipeline/file-names.ts';
import { withAttached } from '../pipeline/page-form/attached.ts';
import { questionNow } from '../pipeline/page-form/live-questions.ts';
import { isAnswer } from '../pipeline/page-form/note-text.ts';
import type { Gap } from './gaps.ts';
import { gapsIn } from './gaps.ts';
import { attach, attached, judged, slice, type, typed } from './desk.ts';

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
        <Places />
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

/** Each 【待补充】 with the sentence that it keeps open, and room for its answer; one that is being written stays in its place. */
export function Gaps() {
  const [written, setWritten] = useState<{ readonly gap: Gap; readonly at: number } | null>(null);
  const found = gapsIn(judged.value.form.documents, slice);
  const isGone = written !== null && !found.some((gap) => keyOf(gap) === keyOf(written.gap));
  const shown = isGone ? [...found.slice(0, written.at), written.gap, ...found.slice(written.at)] : found;
  return (
    <>
      <h2>报告里待补充 {found.length} 处</h2>
      {shown.map((gap, at) => (
        <div class="gap" key={keyOf(gap)}>
          <p>
            <mark>{gap.text}</mark> <span class="quiet">{gap.plan}</span>
          </p>
          {gap.sentence === gap.text ? null : <p class="quiet">{gap.sentence}</p>}
          {gap.way === '' ? null : <p class="hint">{gap.way}</p>}
          {gap.answer === null ? null : (
            <label class="explain">
              <span class="field-label">写在这里：{gap.answer.label}</span>
              <textarea
                rows={3}
                maxLength={longestAnswer}
                value={typed.value.answers[gap.answer.id] ?? ''}
                onFocus={() => setWritten({ gap, at })}
                onBlur={() => setWritten(null)}
                onInput={(event) => type('answers', gap.answer?.id ?? '', event.currentTarget.value)}
              />
            </label>
          )}
        </div>
      ))}
    </>
  );
}

function keyOf({ text, plan, answer }: Gap): string {
  return `${plan} ${text} ${answer?.id ?? ''}`;
}

/** What villages and offices wrote, as it came. */
function Places() {
  return (
    <section aria-label="基层单位的材料">
      <h2 class="plan-head">基层单位的材料</h2>
      <p class="hint">
        村（社区）、街道、下属单位写的材料（.docx、.txt）可以原样拖进来，随回报一起交；报告引用时写明是哪个地方的。
      </p>
      {attached.value.map((one, at) => (
        <p class="line">
          <input
            aria-label={`第${at + 1}份的地方名称`}
            value={one.name.replace(/\.[a-z]+$/, '')}
            onChange={(event) => rename(at, event.currentTarget.value)}
          />
          <span class="quiet">{one.name.replace(/^.*(?=\.)/, '')}</span>
          <Button
            onClick={() => attach(attached.value.filter((_, position) => position !== at))}
            label={`去掉${one.name}`}
          >
            去掉
          </Button>
        </p>
      ))}
    </section>
  );
}

function rename(at: number, words: string): void {
  const one = attached.value[at];
  if (one === undefined) return;
  const extension = one.name.replace(/^.*(?=\.)/, '');
  const others = attached.value.filter((_, position) => position !== at);
  const renamed = withAttached(others, { ...one, name: `${safeNamePart(words)}${extension}` }).at(-1) ?? one;
  attach(attached.value.map((each, position) => (position === at ? renamed : each)));
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
      const { form, typed: judgedFor } = judged.value;
      question = questionNow({ id: block.id, laid: plainText(block.inlines) }, slice, judgedFor, form);
      return <p class="hint">{question}</p>;
    }
    return null;
  });
}

function Answer({ id, label }: { readonly id: string; readonly label: string }) {
  const text = typed.value.answers[id] ?? '';
  const rows = Math.min(14, Math.max(2, text.split('\n').length + Math.floor(text.length / 60)));
  return (
    <>
      <textarea
        aria-label={label}
        rows={rows}
        value={text}
        maxLength={longestAnswer}
        onInput={(event) => type('answers', id, event.currentTarget.value)}
      />
      {/* On paper a field cannot be scrolled. */}
      <div class="printed" aria-hidden="true">
        {text}
      </div>
    </>
  );
}

const longestAnswer = 60_000;
