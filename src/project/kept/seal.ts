/**
 * What the program keeps for itself between runs bears a seal that only this desk can set: a file that was changed, torn
 * or copied here from elsewhere is not believed, and what it would have saved is done again.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** null at a desk without a folder of one's own: nothing is kept there. */
export function sealOf(content: string): string | null {
  const key = deskKey();
  return key === null ? null : createHmac('sha256', key).update(content).digest('hex');
}

export function isSealed(content: string, seal: string): boolean {
  const own = sealOf(content);
  return own !== null && own.length === seal.length && timingSafeEqual(Buffer.from(own), Buffer.from(seal));
}

/** Made once, in the person's own folder, readable by that person alone. */
function deskKey(): string | null {
  const file = join(process.env['FUER_PERSON'] ?? homedir(), '.fuer-key');
  return keyIn(file) ?? madeKey(file);
}

function keyIn(file: string): string | null {
  try {
    const key = readFileSync(file, 'utf8');
    return /^[0-9a-f]{64}$/.test(key) ? key : null;
  } catch {
    return null;
  }
}

function madeKey(file: string): string | null {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch {
    // Another run was faster, or nothing can be written there.
  }
  return keyIn(file);
}
