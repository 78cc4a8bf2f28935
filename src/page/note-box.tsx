/** Words of a unit, written where they are missing: saved while they are typed, into the unit's supplement. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { NoteView } from '../serve/actions/notes.ts';
import type { Slot } from '../serve/actions/supplement.ts';
import { get, hold, letGo, post, pulse, say } from './talk.ts';

/** A box of its own for each place: words typed for one never end up in another. */
export function NoteBox(props: { readonly slot: Slot; readonly label: string }) {
  return <Box key={JSON.stringify(props.slot)} {...props} />;
}

function Box({ slot, label }: { readonly slot: Slot; readonly label: string }) {
  const address = `/api/note?slot=${encodeURIComponent(JSON.stringify(slot))}`;
  const draftKey = `draft ${JSON.stringify(slot)}`;
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState('');
  const [file, setFile] = useState('');
  const saved = useRef('');
  const newest = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isSaving = useRef(false);
  const first = useRef('');

  useEffect(() => {
    void get<NoteView>(address).then((answer) => {
      if (!answer.ok) return setState(answer.message);
      // What was typed and never reached the file, because the browser was closed in between.
      const draft = localStorage.getItem(draftKey);
      saved.current = answer.value.text;
      newest.current = draft ?? answer.value.text;
      first.current = newest.current;
      setFile(answer.value.file);
      setText(newest.current);
      if (draft !== null && draft !== answer.value.text) void save();
      return undefined;
    });
    return () => {
      clearTimeout(timer.current);
      if (isHeld.current) letGo();
      isHeld.current = false;
      if (newest.current !== saved.current) void save();
    };
  }, [address]);

  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    while (newest.current !== saved.current) {
      const words = newest.current;
      setState('正在保存……');
      const answer = await post<{ readonly text: string; readonly file: string }>('/api/note', {
        slot,
        text: words,
        before: saved.current,
      });
      if (!answer.ok) {
        setState(answer.message);
        isSaving.current = false;
        return;
      }
      saved.current = words;
      if (newest.current === words) {
        localStorage.removeItem(draftKey);
        setState(`已保存到 ${answer.value.file}`);
      }
    }
    isSaving.current = false;
  };

  const onInput = (words: string): void => {
    newest.current = words;
    setText(words);
    localStorage.setItem(draftKey, words);
    setState('未保存');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), 400);
  };

  const isHeld = useRef(false);
  const onFocus = (): void => {
    if (isHeld.current) return;
    isHeld.current = true;
    hold();
  };
  const onBlur = async (): Promise<void> => {
    const wasTyped = newest.current !== first.current;
    await save();
    if (isHeld.current) letGo();
    isHeld.current = false;
    if (!wasTyped) return;
    if (newest.current === saved.current) say(`写的内容已保存到 ${file}。`);
    first.current = newest.current;
    await pulse();
  };

  return (
    <div class="note-box">
      <label>
        <span class="field-label">{label}</span>
        <textarea
          rows={3}
          value={text ?? ''}
          disabled={text === null}
          onInput={(event) => onInput(event.currentTarget.value)}
          onFocus={onFocus}
          onBlur={() => void onBlur()}
        />
      </label>
      <span class="hint" role="status">
        {state === '' ? (file === '' ? '' : `写在 ${file}`) : state}
      </span>
    </div>
  );
}
