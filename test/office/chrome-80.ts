/** A page as a browser of February 2020 would run it, as far as what it lacks can be taken away from a newer one. */
import type { BrowserContext } from 'playwright-core';

/** What came after Chromium 80, by what it stands on; syntax is the bundle's target. */
export async function asChromium80(context: BrowserContext): Promise<void> {
  await context.addInitScript(`(() => {
    const without = (on, ...names) => { if (on) for (const name of names) delete on[name]; };
    const later = ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'];
    without(Array.prototype, ...later);
    without(Object.getPrototypeOf(Uint8Array.prototype), ...later);
    without(Uint8Array.prototype, 'toBase64', 'toHex', 'setFromBase64', 'setFromHex');
    without(Uint8Array, 'fromBase64', 'fromHex');
    without(Array, 'fromAsync');
    without(String.prototype, 'at', 'replaceAll', 'isWellFormed', 'toWellFormed');
    without(Object, 'hasOwn', 'groupBy');
    without(Map, 'groupBy');
    without(Map.prototype, 'getOrInsert', 'getOrInsertComputed');
    without(Promise, 'any', 'withResolvers', 'try');
    without(Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom');
    const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    without(iterators, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find');
    without(Intl, 'Segmenter', 'DurationFormat');
    without(globalThis, 'Iterator', 'structuredClone', 'AggregateError', 'WeakRef', 'FinalizationRegistry', 'showSaveFilePicker', 'showOpenFilePicker', 'scheduler', 'navigation', 'DecompressionStream');
    without(Element.prototype, 'replaceChildren', 'checkVisibility', 'setHTML', 'ariaLabel');
    without(Document.prototype, 'replaceChildren', 'startViewTransition');
    without(DocumentFragment.prototype, 'replaceChildren');
    without(HTMLElement.prototype, 'showPopover', 'hidePopover', 'togglePopover');
    without(Crypto.prototype, 'randomUUID');
    without(AbortSignal, 'any', 'timeout', 'abort');
    without(Response, 'json');
    without(URL, 'canParse', 'parse');
    without(Blob.prototype, 'bytes');
  })()`);
}
