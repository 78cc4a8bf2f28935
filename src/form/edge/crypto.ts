/** node:crypto, as far as the program asks for it, in a browser. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

interface Hash {
  readonly update: (content: Uint8Array | string) => { readonly digest: (form: 'hex') => string };
}

export function createHash(method: 'sha256'): Hash {
  if (method !== 'sha256') throw new Error(`no ${String(method)} here`);
  return {
    update: (content) => ({
      digest: () => bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content)),
    }),
  };
}
