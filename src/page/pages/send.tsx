/** 报送: parcels for whoever receives them, forms to send out, and every file that was written. */
import { useState } from 'preact/hooks';
import type { Download } from '../../project/workbench/downloads.ts';
import type { DocumentsView } from '../../serve/views/documents.ts';
import type { CommandOutcome } from '../../serve/desk.ts';
import type { TaskAsked } from '../../serve/actions/tasks.ts';
import { Dialog, Doing, Field, Shown } from '../parts.tsx';
import { go } from '../route.ts';
import { Told } from '../told.tsx';
import { home, post, refresh, say, useView } from '../talk.ts';

interface ToldText {
  readonly title: string;
  readonly words: string;
  /** The new round that was made. */
  readonly next: string | null;
}

type Run = (title: string, task: TaskAsked) => Promise<void>;

export function SendPage() {
  const documents = useView<DocumentsView>('/api/documents');
  const files = useView<readonly Download[]>('/api/downloads');
  const [text, setText] = useState<ToldText | null>(null);
  const run: Run = async (title, task) => {
    const answer = await post<CommandOutcome>('/api/task', task);
    const isMade = answer.ok && answer.value.code !== 2 && task.task === 'next';
    setText({
      title,
      words: answer.ok ? answer.value.said : answer.message,
      next: isMade ? task.place : null,
    });
    await refresh();
  };
  const [draft, setDraft] = useState(false);
  const isWritable = home.value?.readOnly === null;
  return (
    <>
      <h1>报送</h1>
      {isWritable ? (
        <section class="panel">
          <h2>发给单位</h2>
          <p class="line wrap">
            <Doing act={() => run('布置通知', { task: 'notice' })}>写布置本轮的通知</Doing>
            <Doing act={() => run('填报表样', { task: 'forms' })}>写填报表样和材料提纲</Doing>
            <Doing act={() => run('退回的表和审核意见', { task: 'returns' })}>写退回的表和审核意见</Doing>
          </p>
          <p class="quiet">写出的文件列在本页下面，可以一个一个下载，也可以整组下载。</p>
        </section>
      ) : null}
      {isWritable ? (
        <section class="panel">
          <h2>装包报送</h2>
          <p>把要报送的文件连同报送函、清单、邮件正文装成一个压缩包。还有待补充或强制性问题的不装。</p>
          <p>
            <label>
              <input type="checkbox" checked={draft} onChange={(event) => setDraft(event.currentTarget.checked)} />{' '}
              草稿也装
            </label>
            {draft ? <span class="warn-words"> ▲ 里面有草稿，只供先看，请勿报送</span> : null}
          </p>
          <Shown view={documents}>
            {(view) => (
              <p class="line wrap">
                <Doing kind="main" act={() => run('总报告', { task: 'pack', sender: 'general', draft })}>
                  装总报告和各表
                </Doing>
                {[...new Set(view.documents.filter(({ kind }) => kind === 'unit').map(({ unit }) => unit))].map(
                  (unit) => (
                    <Doing act={() => run(unit, { task: 'pack', sender: unit, draft })}>装{unit}的</Doing>
                  ),
                )}
              </p>
            )}
          </Shown>
        </section>
      ) : null}
      <section class="panel">
        <h2>写出的文件</h2>
        <Shown view={files}>{(list) => <Files files={list} />}</Shown>
      </section>
      {isWritable ? <NextYear onRun={run} /> : null}
      {text === null ? null : (
        <Dialog title={text.title} onClose={() => setText(null)} wide>
          <Told words={text.words} />
          {text.next === null ? null : (
            <p>
              <Doing kind="main" act={() => openRound(text.next ?? '')}>
                打开 {text.next.split(/[\\/]/).slice(-1).join('')}
              </Doing>
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}

async function openRound(folder: string): Promise<void> {
  const answer = await post('/api/open', { folder });
  if (!answer.ok) return say(answer.message, true);
  go('总览');
  await refresh();
}

function NextYear({ onRun }: { readonly onRun: Run }) {
  const folder = home.value?.round?.folder ?? '';
  const next = folder.replace(/(\d{4})(?=[^\d\\/]*$)/, (year) => String(Number(year) + 1));
  const [place, setPlace] = useState(next === folder ? `${folder}-下年` : next);
  return (
    <section class="panel">
      <h2>下年</h2>
      <p>由本轮建下一年度的一轮：日期顺延，表和材料清空，今年的表作为往年表，没办完的事转到下年。本轮的文件不改。</p>
      <div class="form">
        <Field label="新文件夹">
          <input class="long" value={place} onInput={(event) => setPlace(event.currentTarget.value)} />
        </Field>
      </div>
      <Doing act={() => onRun('下年', { task: 'next', place })} disabled={place.trim() === ''}>
        建下一年度的一轮
      </Doing>
    </section>
  );
}

const folders: readonly (readonly [prefix: string, title: string])[] = [
  ['out/报送/', '报送的压缩包'],
  ['out/退回/', '退回单位的表和通知'],
  ['out/会商/', '预警通知书和会商材料'],
  ['out/pdf/', 'PDF'],
  ['out/html/', '网页预览'],
  // Papers that come back filled in: where they are read.
  ['out/审核意见', '审核意见（填好后在“审核”里读入）'],
  ['forms/会商纪要表', '会商纪要表（填好后在“台账”里读入）'],
  ['forms/', '填报表样'],
  ['issued/', '定稿'],
  ['out/', '生成的文件'],
];

function Files({ files }: { readonly files: readonly Download[] }) {
  const groups = folders
    .map(([prefix, title]) => ({
      prefix,
      title,
      files: files.filter(({ place }) => folders.find(([one]) => place.startsWith(one))?.[0] === prefix),
    }))
    .filter((group) => group.files.length > 0);
  if (groups.length === 0) return <p class="quiet">还没有。</p>;
  return (
    <>
      {groups.map((group) => (
        <details open={group.files.length <= 20}>
          <summary>
            {group.title} <span class="quiet">{group.files.length} 个</span>
          </summary>
          {group.prefix.endsWith('/') ? (
            <p class="line wrap">
              <a class="button" href={`/files?folder=${encodeURIComponent(group.prefix)}`} download>
                下载这一组（压缩包）
              </a>
            </p>
          ) : null}
          <ul class="files">
            {group.files.map(({ place, name }) => (
              <li>
                <a href={`/file?place=${encodeURIComponent(place)}`} download>
                  {place.startsWith('issued/') ? place.slice('issued/'.length) : name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
