/** The inputs of 设置: each is saved where it stands when it is left, if it is another. */
import { useState } from 'preact/hooks';
import type { YamlEdit } from '../../indicators/yaml/editing.ts';
import { Field } from '../parts.tsx';
import { post, refresh, say } from '../talk.ts';

export type Path = readonly (string | number)[];

export async function save(edits: readonly YamlEdit[]): Promise<boolean> {
  const answer = await post('/api/settings', { file: 'round.yaml', edits });
  if (!answer.ok) say(answer.message, true);
  else say('已保存。');
  await refresh();
  return answer.ok;
}

/** Text that is being typed, and what happens to it when the field is left: what is refused stays in the field, to be mended. */
function useTyped(value: string, saveIt: (words: string) => Promise<boolean>) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    if (typed === null || typed.trim() === value) return setTyped(null);
    return (await saveIt(typed.trim())) ? setTyped(null) : undefined;
  };
  const type = (event: { readonly currentTarget: { readonly value: string } }): void =>
    setTyped(event.currentTarget.value);
  return { shown: typed ?? value, type, leave: () => void leave() };
}

export function Value(props: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  readonly optional?: boolean;
  readonly kind?: 'date' | 'list';
  readonly wide?: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
}) {
  const { label, path, value, optional = false, kind, hint, placeholder = '' } = props;
  const { shown, type, leave } = useTyped(value, async (words) => {
    if (words === '' && !optional) {
      say(`“${label}”不能空着。`, true);
      return true;
    }
    return await save([edited(path, kind === 'list' ? listed(words) : words)]);
  });
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {kind === 'date' ? (
        <input type="date" value={shown} onInput={type} onBlur={leave} />
      ) : (
        <input
          value={shown}
          class={props.wide === true ? 'long' : ''}
          placeholder={placeholder}
          onInput={type}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </Field>
  );
}

/** In a table, where row and head are its label. */
export function Cell(props: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  readonly kind?: 'date' | 'list';
}) {
  const { label, path, value, kind } = props;
  const { shown, type, leave } = useTyped(value, (words) =>
    save([edited(path, kind === 'list' ? listed(words) : words)]),
  );
  return kind === 'date' ? (
    <input type="date" aria-label={label} value={shown} onInput={type} onBlur={leave} />
  ) : (
    <input
      aria-label={label}
      value={shown}
      onInput={type}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  );
}

/** The empty choice takes the setting away. */
export function Pick({
  label,
  path,
  value,
  options,
}: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}) {
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => void save([edited(path, event.currentTarget.value)])}>
        {options.map(([id, word]) => (
          <option value={id}>{word}</option>
        ))}
      </select>
    </Field>
  );
}

/** 甲、乙 */
export function listed(words: string): readonly string[] {
  return words
    .split(/[、，,；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function edited(path: Path, value: string | readonly string[]): YamlEdit {
  return value.length === 0 ? { kind: 'remove', path } : { kind: 'set', path, value };
}
