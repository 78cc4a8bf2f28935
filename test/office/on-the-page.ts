/** The workbench's page in Chromium: started, watched for faults, gone through by the keyboard alone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { asChromium80 } from './chrome-80.ts';
import { chromiumPath } from './typed-by-label.ts';

const fuer = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface OnThePage {
  readonly workbench: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
  /** What the browser complained of. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** `place`: where it is started, and where it keeps what it remembers of this person; `round`: what it is opened with; `old`: in a browser of 2020. */
export async function onThePage(place: string, round?: string, old = false): Promise<OnThePage> {
  const opened = round === undefined ? [] : [round];
  const workbench = spawn(process.execPath, [fuer, 'serve', '--quiet', '--json', ...opened], {
    cwd: place,
    env: { ...process.env, FUER_PERSON: place },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((done, fail) => {
    let text = '';
    workbench.stdout.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      const found = /"address": "([^"]+)"/.exec(text)?.[1];
      if (found !== undefined) done(found);
    });
    workbench.once('exit', () => fail(new Error('the workbench ended')));
  });
  const browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  if (old) await asChromium80(context);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const troubles: string[] = [];
  page.on('console', (message) => {
    // A question that is refused is answered with a status of its own: no fault of the page.
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(address);
  const close = async (): Promise<void> => {
    await browser.close();
    workbench.kill();
  };
  return { workbench, browser, page, troubles, close };
}

/** What bars those who see, hear or click otherwise, by axe. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return await page.evaluate(async () => {
    const scope = globalThis as unknown as {
      readonly axe: {
        readonly run: () => Promise<{
          readonly violations: readonly {
            readonly id: string;
            readonly impact: string;
            readonly nodes: readonly { readonly html: string }[];
          }[];
        }>;
      };
    };
    const { violations } = await scope.axe.run();
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
  });
}

export interface Keys {
  /** Tab by Tab to what bears this name; an error where it is not reached. */
  readonly to: (name: string | RegExp) => Promise<void>;
  /** There, and pressed. */
  readonly press: (name: string | RegExp) => Promise<void>;
  /** There, and typed in the place of what it holds. */
  readonly type: (name: string | RegExp, text: string) => Promise<void>;
  /** Why the focus cannot be seen now; '' where it can. */
  readonly lost: () => Promise<string>;
  /** How many keys were pressed, letters apart. */
  readonly pressed: () => number;
}

/** Nothing of the page is touched but by keys. */
export function keysOf(page: Page): Keys {
  let count = 0;
  const press = async (key: string): Promise<void> => {
    count += 1;
    await page.keyboard.press(key);
  };
  const to = async (name: string | RegExp): Promise<void> => {
    const seen: string[] = [];
    for (let tabs = 0; tabs < 600; tabs += 1) {
      await press('Tab');
      const now = (await page.evaluate(nameOfFocus)) as string;
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      seen.push(now);
    }
    throw new Error(`${name} is not reached by Tab; there were ${[...new Set(seen)].slice(0, 60).join(' | ')}`);
  };
  return {
    to,
    press: async (name) => {
      await to(name);
      await press('Enter');
    },
    type: async (name, text) => {
      await to(name);
      await press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    lost: async () => (await page.evaluate(focusLost)) as string,
    pressed: () => count,
  };
}

/** As it is heard: its label, else what it says. */
const nameOfFocus = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === null || at === document.body) return '';
  const label = at.getAttribute('aria-label') ?? (at.id === '' ? null : document.querySelector('label[for="' + at.id + '"]')?.textContent);
  return (label ?? at.closest('label')?.textContent ?? at.textContent ?? '').trim();
})()`;

const focusLost = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === null || at === document.body) return 'nothing has the focus';
  if (at.matches('main, [role=dialog], h2')) return '';
  const seen = at.closest('label.pick') ?? at;
  const { top, bottom, width } = seen.getBoundingClientRect();
  if (width === 0 || bottom < 0 || top > innerHeight) return 'out of sight: ' + at.outerHTML.slice(0, 100);
  const { outlineStyle } = getComputedStyle(seen);
  return outlineStyle === 'none' ? 'no ring: ' + at.outerHTML.slice(0, 100) : '';
})()`;
