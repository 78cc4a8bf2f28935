/** A document's name, its state, and what can be done with its file. */
import { useState } from 'preact/hooks';
import type { DocumentView } from '../../serve/views/documents.ts';
import type { DocumentStanding } from '../../serve/views/overview.ts';
import { Dialog, Doing, inPageWords, State } from '../parts.tsx';
import { home, post, refresh } from '../talk.ts';

export function Head({ document }: { readonly document: DocumentView }) {
  return (
    <div class="section-head">
      <h1>{document.path}</h1> <Standing of={document} />
      <span class="space" />
      {document.isEdited && home.value?.readOnly === null ? <Harvest path={document.path} /> : null}
      {document.isThere ? (
        <a class="button" href={`/file?place=${encodeURIComponent(`out/${document.path}`)}`} download>
          {document.html === null ? '下载 Excel' : '下载 Word'}
        </a>
      ) : null}
    </div>
  );
}

/** Its state, and beside that of one that was sent or issued, that somebody changed it since. */
export function Standing({ of: { state, isEdited } }: { readonly of: DocumentStanding }) {
  return (
    <>
      <State word={state} /> {isEdited && state !== '已改动' ? <State word="已改动" /> : null}
    </>
  );
}

/** Words that somebody typed into the document become notes, so that the general report has them too. */
function Harvest({ path }: { readonly path: string }) {
  const [said, setSaid] = useState('');
  const act = async (): Promise<void> => {
    const answer = await post<{ readonly said: string }>('/api/task', { task: 'harvest', document: path });
    setSaid(inPageWords(answer.ok ? answer.value.said : answer.message, home.value?.round?.folder));
    await refresh();
  };
  return (
    <>
      <Doing act={act}>把改写的话收回材料</Doing>
      {said === '' ? null : (
        <Dialog title="收回" onClose={() => setSaid('')} wide>
          <pre>{said}</pre>
        </Dialog>
      )}
    </>
  );
}
