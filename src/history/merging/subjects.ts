/** Which indicators a sentence names: what its figures are about. */
import { literally } from '../../indicators/literal-pattern.ts';
import type { SubjectsIn } from './merge-text.ts';

/** `names` are the register's: names and short names. Of names within one another the longest counts. */
export function subjectFinder(names: readonly string[]): SubjectsIn {
  const ordered = [...new Set(names)].filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length);
  if (ordered.length === 0) return () => [];
  const pattern = new RegExp(ordered.map((name) => literally(name)).join('|'), 'g');
  return (sentence) => sentence.match(pattern) ?? [];
}
