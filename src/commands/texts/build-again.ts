/** What a build would be told if it were done again at once: nothing is to be written any more. */
import type { BuildResult } from './build-summary.ts';

/**
 * null where that cannot be said without doing it: a file was held open, or edits were carried over, copies named or files
 * taken away just now. A build that changed nothing would change nothing again.
 */
export function asDoneAgain(result: BuildResult): BuildResult | null {
  const { placements, removals, manifestHeld } = result.outcome;
  const all = [...placements.values()];
  if (manifestHeld || removals.length > 0 || all.some(({ obstacle }) => obstacle === 'held')) return null;
  // What changed since the last run has changed no more.
  const reasons = new Map<string, readonly string[]>();
  if (all.every(({ state }) => state === 'unchanged')) return { ...result, reasons };
  const isPlain = all.every(
    ({ obstacle, merged, copies }) => obstacle === null && merged === null && (copies ?? []).length === 0,
  );
  if (!isPlain) return null;
  const unchanged = all.map((placement) => [placement.path, { ...placement, state: 'unchanged' }] as const);
  return { ...result, outcome: { ...result.outcome, placements: new Map(unchanged) }, reasons };
}

/** What lies in out/ for the documents of a build, by name, with its hash. */
export function filesLeft({ outcome }: BuildResult): ReadonlyMap<string, string> {
  return new Map([...outcome.placements.values()].flatMap(({ files }) => files.map(({ path, hash }) => [path, hash])));
}
