/** What a command said, in the page's own words; a long run of files that it wrote is folded to a count. */
import { inPageWords } from './parts.tsx';
import { home } from './talk.ts';

export function Told({ words, live = false }: { readonly words: string; readonly live?: boolean }) {
  const parts = partsOf(inPageWords(words, home.value?.round?.folder));
  return (
    <div class="told-words" {...(live ? { role: 'status' } : {})}>
      {parts.map((part) =>
        part.files.length === 0 ? (
          <pre>{part.text}</pre>
        ) : (
          <details>
            <summary>写出 {part.files.length} 个文件</summary>
            <pre>{part.files.join('\n')}</pre>
          </details>
        ),
      )}
    </div>
  );
}

interface ToldPart {
  readonly text: string;
  /** Instead of a text: files that were written, more than a glance takes in. */
  readonly files: readonly string[];
}

function partsOf(words: string): readonly ToldPart[] {
  const parts: { readonly isFiles: boolean; readonly lines: string[] }[] = [];
  for (const line of words.split('\n')) {
    const isFiles = /^ *写出 /.test(line);
    const last = parts[parts.length - 1];
    if (last?.isFiles === isFiles) last.lines.push(line);
    else parts.push({ isFiles, lines: [line] });
  }
  return parts.map(({ isFiles, lines }) =>
    isFiles && lines.length > 6
      ? { text: '', files: lines.map((line) => line.trim()) }
      : { text: lines.join('\n'), files: [] },
  );
}
