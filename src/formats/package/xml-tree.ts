/** A part as a tree, for what has to be looked at as a whole: an equation, a table, one of several drawings. */
import type { PackageParts } from './package.ts';
import { tooLarge } from './refusals.ts';
import type { XmlAttributes } from './xml.ts';
import { readPart } from './xml.ts';

export interface XmlElement {
  /** With the prefixes of `xml.ts`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** White space between elements included. */
  readonly children: readonly (XmlElement | string)[];
}

/** A note of a thousand pages has less than half a million. */
const manyElements = 1_000_000;

/**
 * null where the package has no such part. Of alternate content only what Word would show is kept: the first choice
 * whose extensions are known, else the fallback. Throws a Refusal.
 */
export function readTree(parts: PackageParts, name: string): XmlElement | null {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], decided: false };
  const open: OpenElement[] = [root];
  /** How deep the part that is not kept stands; 0 for none. */
  let passedOver = 0;
  let elements = 0;
  readPart(parts, name, {
    open: (path, attributes) => {
      if (passedOver > 0) return;
      const element = path.at(-1) ?? '';
      const above = open.at(-1) ?? root;
      if (above.name === 'mc:AlternateContent' && !isChosen(element, above, attributes)) {
        passedOver = path.length;
        return;
      }
      elements += 1;
      if (elements > manyElements) throw tooLarge(parts.rules.words, '正文的内容太多');
      const opened = { name: element, attributes: attributes.all(), children: [], decided: false };
      above.children.push(opened);
      open.push(opened);
    },
    text: (_, text) => {
      if (passedOver === 0) open.at(-1)?.children.push(text);
    },
    close: (path) => {
      if (passedOver === path.length) passedOver = 0;
      else if (passedOver === 0) open.pop();
    },
  });
  return root.children.find((child) => typeof child !== 'string') ?? null;
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  /** Of alternate content: what is to be shown has been found. */
  decided: boolean;
}

function isChosen(element: string, alternatives: OpenElement, attributes: XmlAttributes): boolean {
  const fits = element === 'mc:Fallback' || (element === 'mc:Choice' && isUnderstood(attributes));
  if (!fits || alternatives.decided) return false;
  alternatives.decided = true;
  return true;
}

/** A choice names the extensions that it needs by prefix. */
function isUnderstood(attributes: XmlAttributes): boolean {
  const needed = (attributes.get('Requires') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  return needed.every((prefix) => extensions.test(attributes.namespaceOf(prefix) ?? ''));
}

/** Those of Word 2010 and later, and what all versions know. */
const extensions =
  /^(?:http:\/\/schemas\.microsoft\.com\/office\/(?:word|drawing)\/20\d\d\/|http:\/\/schemas\.(?:openxmlformats|microsoft)\.(?:org|com)\/(?:drawingml|wordprocessingml|officeDocument)\/|urn:schemas-microsoft-com:)/;

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** The text directly inside. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** Every element of these names below, outermost first. */
export function within(element: XmlElement, names: ReadonlySet<string>): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    names.has(child.name) ? [child, ...within(child, names)] : within(child, names),
  );
}
