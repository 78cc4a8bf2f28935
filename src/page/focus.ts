/** Whoever goes by the keyboard keeps their place: where what had the focus is gone, the next thing in order has it. */

const stops = 'a[href],button:not([disabled]),input:not([disabled]),select,textarea,summary,[tabindex="0"]';

export function keepFocus(): void {
  let last: Element | null = null;
  let others: readonly HTMLElement[] = [];
  let isByKeys = false;
  addEventListener('keydown', () => (isByKeys = true), true);
  addEventListener('pointerdown', () => (isByKeys = false), true);
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    last = target;
    others = inOrderFrom(target);
  });
  // Another page has come: its beginning is the next thing.
  addEventListener('hashchange', () => {
    others = [];
  });
  new MutationObserver(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || last === null || last.isConnected) return;
    const next = others.find((one) => one.isConnected && one.getClientRects().length > 0);
    const heir = next ?? document.getElementById('content');
    heir?.focus({ preventScroll: true });
    // Whoever goes by the pointer keeps the page as it stands.
    if (isByKeys && next !== undefined) next.scrollIntoView({ block: 'nearest' });
  }).observe(document.body, { childList: true, subtree: true });
}

/** What stands behind it on the page, then what stands before it, each the nearest first. */
function inOrderFrom(target: Element): readonly HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter((one) => !target.contains(one));
  const isBehind = (one: Element): boolean =>
    (target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const behind = all.filter(isBehind);
  const before = all.filter((one) => !isBehind(one));
  return [...behind.slice(0, nearest), ...before.slice(-nearest).reverse()]; // oxlint-disable-line unicorn/no-array-reverse -- Chrome 80 knows no toReversed
}

/** A group of findings that goes may hold this many buttons. */
const nearest = 60;
