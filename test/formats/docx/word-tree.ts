/** A part of a Word document as a tree, read without the program's own reader, so that tests do not judge it by itself. */
import { SaxesParser } from 'saxes';

export interface WordElement {
  /** As written: `w:p`. Our parts call WordprocessingML `w` throughout; the reader refuses others. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly WordElement[];
  /** The characters that stand directly in it. */
  readonly text: string;
}

interface OpenElement extends WordElement {
  readonly children: OpenElement[];
  text: string;
}

/** The root element. Throws where the text is no XML. */
export function parseXml(text: string): WordElement {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [], text: '' };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('text', (characters) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += characters;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (root === undefined) throw new Error('no element in this part');
  return root;
}

/** The first child of that name, or the one at the end of the path of names. */
export function child(element: WordElement | undefined, ...path: readonly string[]): WordElement | undefined {
  return path.reduce<WordElement | undefined>(
    (current, name) => current?.children.find((each) => each.name === name),
    element,
  );
}

export function childrenNamed(element: WordElement | undefined, name: string): readonly WordElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** Every element of that name below, in the order of the text. */
export function descendants(element: WordElement, name: string): readonly WordElement[] {
  return element.children.flatMap((each) => [...(each.name === name ? [each] : []), ...descendants(each, name)]);
}

/** `w:val` of the element, undefined where there is no element or no value. */
export function valueOf(element: WordElement | undefined): string | undefined {
  return element?.attributes['w:val'];
}

/** An on/off element: there without a value means on. undefined where it is not there. */
export function switchOf(element: WordElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !['0', 'false', 'off'].includes(valueOf(element) ?? '1');
}

/** The same text for elements that say the same. */
export function sayingOf(element: WordElement | undefined): string {
  if (element === undefined) return '';
  const attributes = Object.entries(element.attributes).map(([name, value]) => `${name}=${value}`);
  return `<${element.name} ${attributes.join(' ')}>${element.children.map(sayingOf).join('')}</>`;
}
