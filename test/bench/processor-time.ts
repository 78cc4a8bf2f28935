/** What something costs by the clock and of a processor's time: what others do on the machine lengthens only the first. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { median } from './printing.ts';

/** In milliseconds. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}

const place = mkdtempSync(join(tmpdir(), 'fuer-bench-'));

/** Node with these words, all its threads together. */
export function costOfNode(...words: readonly string[]): Cost {
  const [told, hook] = [join(place, 'used'), join(place, 'hook.cjs')];
  writeFileSync(
    hook,
    `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(told)}, String((user + system) / 1000)); });`,
  );
  const from = performance.now();
  try {
    const env = { ...process.env, FUER_PERSON: place };
    execFileSync(process.execPath, ['--require', hook, ...words], { env, stdio: 'ignore' });
  } catch {
    // A round with open findings ends with 1.
  }
  return { clock: performance.now() - from, processor: Number(readFileSync(told, 'utf8')) };
}

/** Of a process so far, all its threads together; Linux counts them in hundredths of a second. */
export function usedByProcess(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Of a page's own thread, from now on. */
export async function threadOf(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

export function middleOf(costs: readonly Cost[]): Cost {
  return { clock: median(costs.map(({ clock }) => clock)), processor: median(costs.map(({ processor }) => processor)) };
}
