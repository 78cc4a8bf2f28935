/** Wine, where it is installed: runs Windows programs, so that the portable folder can be tried without Windows. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WineRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Wine {
  readonly run: (...words: readonly string[]) => WineRun;
  /** Starts a program and leaves it running. */
  readonly start: (...words: readonly string[]) => void;
  /** Ends what still runs and takes its Windows away. */
  readonly close: () => void;
}

/** A fresh Windows 10 of Wine's; or why there is none. `node`: the node.exe that has to run in it. */
export function openWine(node: string): Wine | { readonly lacking: string } {
  const [wine, server] = [installed('wine'), installed('wineserver')];
  if (wine === null || server === null) return { lacking: 'wine is not installed' };
  const folder = mkdtempSync(join(tmpdir(), 'fuer-wine-'));
  const env = {
    ...process.env,
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    // Neither a window nor a download of what web pages and .NET need.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: '',
    // Without a UTF-8 locale no Chinese path reaches the program.
    LC_ALL: 'C.UTF-8',
  };
  const run: Wine['run'] = (...words) => {
    // Into files: Node.js takes a pipe from outside of Wine for none.
    const [out, err] = [join(folder, 'out'), join(folder, 'err')];
    const [toOut, toErr] = [openSync(out, 'w'), openSync(err, 'w')];
    const { status } = spawnSync(wine, words, { env, stdio: ['ignore', toOut, toErr], timeout: 300_000 });
    closeSync(toOut);
    closeSync(toErr);
    return { code: status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
  };
  // Wine begins as Windows 7, where Node.js refuses to start.
  run('wineboot', '--init');
  run('winecfg', '-v', 'win10');
  const close: Wine['close'] = () => {
    spawnSync(server, ['-k'], { env, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const trial = run(node, '--version');
  if (!trial.out.startsWith('v')) {
    close();
    return { lacking: `wine does not run node.exe: ${trial.err.slice(0, 200)}` };
  }
  const start: Wine['start'] = (...words) => {
    spawn(wine, words, { env, stdio: 'ignore', detached: true }).unref();
  };
  return { run, start, close };
}

/** Where a program is; null where it is not. */
export function installed(program: string): string | null {
  const { status, stdout } = spawnSync('which', [program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** As programs in Wine see a path of Linux. */
export function onWindows(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}
