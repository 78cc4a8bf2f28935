/** A button that hands a file to the command that reads it. */
import { useState } from 'preact/hooks';
import type { HandedKind } from '../serve/actions/handed-file.ts';
import type { CommandOutcome } from '../serve/desk.ts';
import { refresh, send } from './talk.ts';

/** Chooses a file and hands it to the command that reads it; what that says goes to `onDone`. */
export function HandFile(props: {
  readonly what: HandedKind;
  readonly label: string;
  readonly accept: string;
  readonly onDone: (said: string, isError: boolean) => void;
}) {
  const { what, label, accept, onDone } = props;
  const [isAtWork, setAtWork] = useState(false);
  const hand = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setAtWork(true);
    const answer = await send<CommandOutcome>(`/api/handed?what=${what}`, file.name, file);
    setAtWork(false);
    onDone(answer.ok ? answer.value.said : answer.message, !answer.ok || answer.value.code === 2);
    await refresh();
  };
  return (
    <label class="button pick">
      {isAtWork ? '正在读取……' : label}
      <input
        type="file"
        accept={accept}
        disabled={isAtWork}
        onChange={(event) => {
          void hand(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
