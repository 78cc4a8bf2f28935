/** Opens an address in the person's own browser; nothing comes back, and nothing hangs on it. */
import { spawn } from 'node:child_process';

export function openBrowser(address: string): void {
  const [program, words]: readonly [string, readonly string[]] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
      : process.platform === 'darwin'
        ? ['open', [address]]
        : ['xdg-open', [address]];
  try {
    const child = spawn(program, [...words], { detached: true, stdio: 'ignore' });
    // No such program on this desk: the address is printed as well.
    child.once('error', () => {});
    child.unref();
  } catch {
    // As above.
  }
}
