/** What a command said, in the page's own words; files that it wrote can be taken at once, a long run of them is folded. */
import { inPageWords } from './parts.tsx';
import { home } from './talk.ts';

export function Told({ words, live = false }: { readonly words: string; readonly live?: boolean }) {
  const parts = partsOf(inPageWords(words, home.value?.round?.folder));
  return (
    <div class="told-words" {...(live ? { role: 'status' } : {})}>
      {parts.map((part) =>
        part.files === null ? (
          <pre>{part.text}</pre>
        ) : (
          <details open={part.files.length <= 6}>
            <summary>写出 {part.files.length} 个文件</summary>
            <ul class="files">
              {part.files.map((place) => (
                <li>
                  <a href={`/file?place=${encodeURIComponent(place)}`} download>
                    {place}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </div>
  );
}

interface ToldPart {
  readonly text: string;
  /** Instead of a text: where the files lie that were written one after another. */
  readonly files: readonly string[] | null;
}

function partsOf(words: string): readonly ToldPart[] {
  const parts: { readonly lines: string[]; readonly files: string[] | null }[] = [];
  for (const line of words.split('\n')) {
    const place = /^ *写出 ((?:out|forms)\/\S+\.[a-z]+)$/.exec(line)?.[1];
    const last = parts[parts.length - 1];
    if (place !== undefined && last !== undefined && last.files !== null) last.files.push(place);
    else if (place !== undefined) parts.push({ lines: [], files: [place] });
    else if (last !== undefined && last.files === null) last.lines.push(line);
    else parts.push({ lines: [line], files: null });
  }
  return parts.map(({ lines, files }) => ({ text: lines.join('\n'), files }));
}
