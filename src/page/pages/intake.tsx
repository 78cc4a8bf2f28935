/** 收件: what is dropped is read at once; what it would replace is shown before anything is put into the round. */
import { useState } from 'preact/hooks';
import type { IntakeItem, IntakeView } from '../../serve/actions/intake/item.ts';
import { Heads } from '../heads.tsx';
import { Button, Doing, Shown, Trouble } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { home, post, refresh, say, send, useView } from '../talk.ts';

const folderWords = {
  workbooks: '单位报表',
  notes: '文字材料',
  reference: '全省和外地的数',
  history: '往年的表',
} as const;

export function IntakePage() {
  const [asked, setAsked] = useState(0);
  const view = useView<IntakeView>(`/api/intake?${asked}`);
  const [isOver, setOver] = useState(false);
  const [progress, setProgress] = useState('');
  const [refused, setRefused] = useState<readonly string[]>([]);
  const again = (): void => setAsked((before) => before + 1);

  const take = async (files: readonly NamedFile[]): Promise<void> => {
    const troubles: string[] = [];
    for (const [position, { name, file }] of files.entries()) {
      setProgress(`正在读取 ${position + 1}/${files.length}：${name}`);
      const answer = await send('/api/receive', name, file);
      if (!answer.ok) troubles.push(`${name}：${answer.message}`);
      if (position % 5 === 4) again();
    }
    setProgress('');
    setRefused(troubles);
    again();
  };

  if (home.value?.readOnly !== null)
    return (
      <>
        <h1>收件</h1>
        <p>另一台计算机正在做这一轮，这里不能收件。</p>
      </>
    );
  return (
    <>
      <h1>收件</h1>
      <div
        class={isOver ? 'drop over-drop' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void dropped(event.dataTransfer).then(take);
        }}
      >
        <p>把各单位报来的表格、文字材料、文件夹或压缩包拖到这里</p>
        <p class="line center">
          <label class="button main pick">
            选择文件
            <input
              type="file"
              multiple
              onChange={(event) => {
                void take(named(event.currentTarget.files));
                event.currentTarget.value = '';
              }}
            />
          </label>
          <label class="button pick">
            选择文件夹
            <input
              type="file"
              {...{ webkitdirectory: true }}
              onChange={(event) => {
                void take(named(event.currentTarget.files));
                event.currentTarget.value = '';
              }}
            />
          </label>
        </p>
        <p class="quiet">
          Excel（.xlsx .xlsm .xls .et .csv）、Word（.docx .doc .wps .txt .md）和 .zip。放入之前先看清读到了什么。
        </p>
      </div>
      {progress === '' ? null : (
        <p role="status" class="waiting">
          {progress}
        </p>
      )}
      {refused.length === 0 ? null : <Trouble text={refused.join('\n')} />}
      <Shown view={view}>{({ items }) => <Waiting items={items} onDone={again} />}</Shown>
    </>
  );
}

interface NamedFile {
  readonly name: string;
  readonly file: File;
}

function named(files: FileList | null): readonly NamedFile[] {
  return [...(files ?? [])]
    .filter(({ name }) => !/^(\.|~\$|thumbs\.db$)/i.test(name))
    .map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }));
}

/** Folders are walked through; the names keep what folder they came from. */
async function dropped(data: DataTransfer | null): Promise<readonly NamedFile[]> {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null)) return named(data?.files ?? null);
  const found: NamedFile[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, '', found);
  return found;
}

async function walk(entry: FileSystemEntry, inside: string, found: NamedFile[]): Promise<void> {
  if (found.length > 2000 || /^(\.|~\$|thumbs\.db$)/i.test(entry.name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ name: `${inside}${entry.name}`, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const one of some) await walk(one, `${inside}${entry.name}/`, found);
  }
}

function Waiting({ items, onDone }: { readonly items: readonly IntakeItem[]; readonly onDone: () => void }) {
  const ready = items.filter(
    ({ refused, isOld, isSame, replaces, replacesForm }) =>
      refused === null && !isOld && !isSame && (replaces === null || replacesForm),
  );
  const place = async (ids: readonly string[]): Promise<void> => {
    const answer = await post<{ readonly results: readonly { readonly message: string | null }[] }>('/api/place', {
      ids,
    });
    if (!answer.ok) say(answer.message, true);
    else {
      const troubles = answer.value.results.flatMap(({ message }) => message ?? []);
      if (troubles.length > 0) say(troubles.join(' '), true);
      else say(`已放入 ${ids.length} 个文件。`);
    }
    onDone();
    await refresh();
  };
  const drop = async (ids: readonly string[]): Promise<void> => {
    await post('/api/drop', { ids });
    onDone();
  };
  if (items.length === 0)
    return (
      <p class="quiet">
        没有等着放入的文件。已放入的看<a href={linkTo('总览')}>总览</a>和<a href={linkTo('审核')}>审核</a>。
      </p>
    );
  return (
    <section>
      <div class="section-head">
        <h2>等着放入 {items.length} 个</h2>
        <span class="space" />
        {ready.length > 0 ? (
          <Doing kind="main" act={() => place(ready.map(({ id }) => id))}>
            放入没有疑问的 {ready.length} 个
          </Doing>
        ) : null}
        <Doing act={() => drop(items.map(({ id }) => id))}>都不要</Doing>
      </div>
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          onPlace={() => place([item.id])}
          onDrop={() => drop([item.id])}
          onDone={onDone}
        />
      ))}
    </section>
  );
}

function Item({
  item,
  onPlace,
  onDrop,
  onDone,
}: {
  readonly item: IntakeItem;
  readonly onPlace: () => Promise<void>;
  readonly onDrop: () => Promise<void>;
  readonly onDone: () => void;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? item.differences : item.differences.slice(0, 15);
  return (
    <article class={item.refused === null ? 'item' : 'item refused'} aria-label={item.name}>
      <div class="section-head">
        <h3>{item.name}</h3>
        <span class="quiet">
          {item.unit ?? '单位不明'} · {sizeWords(item.size)}
        </span>
        <label class="line">
          <span class="sr">放到</span>
          <select
            value={item.folder}
            aria-label={`${item.name} 放到`}
            onChange={(event) =>
              void post('/api/assign', { id: item.id, folder: event.currentTarget.value }).then(onDone)
            }
          >
            {item.folder === 'out' ? <option value="out">改过的报告</option> : null}
            {Object.entries(folderWords).map(([folder, word]) => (
              <option value={folder}>{word}</option>
            ))}
          </select>
        </label>
        <span class="space" />
        {item.refused === null ? (
          <Doing act={onPlace} kind={item.differences.length === 0 ? 'plain' : 'main'}>
            {item.replaces === null || item.replacesForm ? '放入' : '替换原来的'}
          </Doing>
        ) : null}
        <Doing act={onDrop}>不要</Doing>
      </div>
      {item.refused === null ? null : <p class="bad-words">{item.refused}</p>}
      {item.isOld ? (
        <p class="warn-words">▲ 旧格式的文件：放入后要在“审核”里逐项核对、接受，有关文件才能定稿。</p>
      ) : null}
      {item.found.map((line) => (
        <p>{line}</p>
      ))}
      {item.isSame ? <p class="quiet">与本轮里的 {item.replaces} 完全相同，不用放入。</p> : null}
      {item.replaces !== null && item.replacesForm ? (
        <p class="quiet">会替换还没有填写的材料提纲 {item.replaces}。</p>
      ) : item.replaces !== null && !item.isSame ? (
        <>
          <p>
            会替换 <strong>{item.replaces}</strong>（原来的存到 .fuer/backup）
            {item.folder === 'notes' || item.folder === 'out' ? '。' : `，改动 ${item.differences.length} 个数字：`}
          </p>
          {item.differences.length === 0 ? null : (
            <table class="grid narrow">
              <Heads names={['指标', '年份', '原来', '新的']} right={['原来', '新的']} />
              <tbody>
                {shown.map(({ indicator, name, year, before, after }) => (
                  <tr>
                    <th scope="row">
                      {indicator} {name}
                    </th>
                    <td>{year}</td>
                    <td class="right">{before}</td>
                    <td class="right">
                      <strong>{after}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {item.differences.length > shown.length ? (
            <Button kind="link" onClick={() => setAll(true)}>
              其余 {item.differences.length - shown.length} 个
            </Button>
          ) : null}
        </>
      ) : null}
    </article>
  );
}

function sizeWords(size: number): string {
  return size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
