/** What a comment beside a placeholder says: what is missing, who supplies it, where it is written. */
import type { Inline, Report } from './model.ts';

type Placeholder = Extract<Inline, { readonly kind: 'placeholder' }>;

/** On lines; null where nobody is asked. `kind` is the report's that it stands in. */
export function remarkOn({ text, way }: Placeholder, kind: Report['kind']): string | null {
  if (way === undefined) return null;
  // Whom it names in brackets at its end, the way names as well.
  const asked = /^由(.+?)补/.exec(way)?.[1] ?? '';
  const missing = text.replaceAll(/^【(?:待(?:补充|核实)[：:]?)?|】$/g, '').replace(`（${asked}）`, '');
  const kept = rebuiltOverEdits.has(kind) ? '也可以在这里直接改写，重新生成时保留。' : '';
  return `缺：${missing}。\n${way}\n写好后重新生成，这里自动换上。${kept}`;
}

/** Papers besides are made anew each time, or once for all. */
const rebuiltOverEdits: ReadonlySet<Report['kind']> = new Set(['unit', 'general', 'ledger', 'brief']);
