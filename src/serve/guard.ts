/**
 * Who may speak with the workbench: the browser that was opened for it, on this machine. Every request passes here before
 * it is looked at, whatever its path. Refusals are constant texts that repeat nothing of what was asked.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export interface Keys {
  /** Known to whoever can read the round's machine folder; signs openings and proves who answers. */
  readonly secret: string;
  /** What the cookie holds while this workbench runs. */
  readonly session: string;
}

export function newKeys(): Keys {
  return { secret: randomBytes(24).toString('hex'), session: randomBytes(24).toString('hex') };
}

/** A key for one opening of the page: a number used once, and its signature. */
export function openingKey(secret: string, nonce = randomBytes(16).toString('hex')): string {
  return `${nonce}.${signed(secret, `open ${nonce}`)}`;
}

/** The answer that only a holder of the secret can give. */
export function aliveAnswer(secret: string, challenge: string): string {
  return signed(secret, `alive ${challenge}`);
}

/** Cookies know no ports: a second round's workbench must not take the first one's away. */
export function cookieName(port: number): string {
  return `fuer-${port}`;
}

const refusals = {
  host: [403, '这个地址不能打开工作台。'],
  foreign: [403, '只能从工作台自己的页面操作。'],
  header: [403, '这个请求不是工作台的页面发出的。'],
  key: [401, '打开的凭据已经用过或已失效。请关闭这一页，再从“工作台”的窗口重新打开。'],
} as const;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `port`: where the workbench listens, known once it does. */
export function guard({ secret, session }: Keys, port: () => number): MiddlewareHandler {
  const used = new Set<string>();
  return async (context, next) => {
    const { req } = context;
    const refused = (why: keyof typeof refusals): Response => {
      const [status, text] = refusals[why];
      return context.text(text, status, headers());
    };
    const host = req.header('host') ?? '';
    if (host !== `127.0.0.1:${port()}` && host !== `localhost:${port()}`) return refused('host');
    const origin = req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) return refused('foreign');
    const site = req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refused('foreign');

    const { pathname, searchParams } = new URL(req.url);
    if (pathname === '/alive' && req.method === 'GET') {
      return context.text(aliveAnswer(secret, (searchParams.get('challenge') ?? '').slice(0, 64)), 200, headers());
    }
    const isKnown = isSame(getCookie(context, cookieName(port())) ?? '', session);
    const key = searchParams.get('key');
    if (key !== null && pathname === '/' && req.method === 'GET') {
      const [nonce = '', signature = ''] = key.split('.');
      const isFresh = nonce !== '' && !used.has(nonce) && isSame(signature, signed(secret, `open ${nonce}`));
      if (!isFresh && !isKnown) {
        deleteCookie(context, cookieName(port()));
        return refused('key');
      }
      used.add(nonce);
      setCookie(context, cookieName(port()), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.body(null, 303, { ...headers(), Location: '/' });
    }
    if (!isKnown) return refused('key');
    if (req.method !== 'GET' && req.method !== 'HEAD' && req.header('x-fuer') !== '1') return refused('header');
    await next();
    for (const [name, value] of Object.entries(headers())) context.res.headers.set(name, value);
    return undefined;
  };
}

function headers(): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function signed(secret: string, words: string): string {
  return createHmac('sha256', secret).update(words).digest('hex');
}

/** In a time that does not tell how much of it was right. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
