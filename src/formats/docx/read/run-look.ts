/** How a run is formatted, as far as it changes what a person reads: hidden, struck out, raised, in letters of signs. */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf } from '../../package/xml-tree.ts';

/** What one place says; undefined where it says nothing. */
export interface LookProperties {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly doublyStruck?: boolean;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly raised?: Raised;
  readonly fonts?: Fonts;
  /** A named style of letters. */
  readonly style?: string;
}

export type Raised = 'baseline' | 'superscript' | 'subscript';

export interface Fonts {
  /** By kind of letter: ascii, hAnsi, eastAsia. */
  readonly ascii?: string;
  readonly hAnsi?: string;
  readonly eastAsia?: string;
  readonly cs?: string;
  /** eastAsia: letters that could be of either kind are of that one. */
  readonly hint?: string;
}

export interface RunLook {
  readonly hidden: boolean;
  readonly struck: boolean;
  /** By the run itself or its style of letters, not by the paragraph's. */
  readonly bold: boolean;
  readonly capitals: boolean;
  readonly raised: Raised;
  readonly fonts: Fonts;
}

/** Reads a `w:rPr`. */
export function lookProperties(properties: XmlElement | undefined): LookProperties {
  const look: { -readonly [K in keyof LookProperties]: LookProperties[K] } = {};
  for (const { name, attributes } of properties === undefined ? [] : elementsOf(properties)) {
    const value = attributes.get('w:val');
    switch (name) {
      case 'w:vanish':
        look.hidden = isOn(value);
        break;
      case 'w:strike':
        look.struck = isOn(value);
        break;
      case 'w:dstrike':
        look.doublyStruck = isOn(value);
        break;
      case 'w:b':
        look.bold = isOn(value);
        break;
      case 'w:caps':
        look.capitals = isOn(value);
        break;
      case 'w:vertAlign':
        look.raised = value === 'superscript' || value === 'subscript' ? value : 'baseline';
        break;
      case 'w:rStyle':
        look.style = value ?? '';
        break;
      case 'w:rFonts':
        look.fonts = fontsOf(attributes);
        break;
    }
  }
  return look;
}

function fontsOf(attributes: ReadonlyMap<string, string>): Fonts {
  const fonts: Record<string, string> = {};
  for (const kind of ['ascii', 'hAnsi', 'eastAsia', 'cs', 'hint']) {
    const font = attributes.get(`w:${kind}`);
    if (font !== undefined) fonts[kind] = font;
  }
  return fonts;
}

/** The later ones lie over the earlier ones. */
export function laidOver(below: LookProperties, above: LookProperties): LookProperties {
  return { ...below, ...above, fonts: { ...below.fonts, ...above.fonts } };
}

export interface LooksBelow {
  readonly defaults: LookProperties;
  readonly paragraph: LookProperties;
  readonly letters: LookProperties;
}

/**
 * Switches of the paragraph's style and of the style of letters cancel each other; the run's own hold whatever stands
 * below (ECMA-376, 17.7.3).
 */
export function runLook(own: LookProperties, { defaults, paragraph, letters }: LooksBelow): RunLook {
  const isSwitchedOn = (name: 'hidden' | 'struck' | 'doublyStruck' | 'capitals'): boolean =>
    own[name] ?? (defaults[name] === true || (paragraph[name] ?? false) !== (letters[name] ?? false));
  const together = [defaults, paragraph, letters, own].reduce(laidOver);
  return {
    hidden: isSwitchedOn('hidden'),
    struck: isSwitchedOn('struck') || isSwitchedOn('doublyStruck'),
    bold: own.bold ?? letters.bold ?? false,
    capitals: isSwitchedOn('capitals'),
    raised: together.raised ?? 'baseline',
    fonts: together.fonts ?? {},
  };
}

/** `<w:vanish/>` and w:val="1" say yes; "0", "false" and "off" no. */
export function isOn(value: string | undefined): boolean {
  return !['0', 'false', 'off'].includes(value ?? '');
}

/** Whether a switch stands among an element's children and is on. */
export function isSet(parent: XmlElement | undefined, name: string): boolean {
  const found = childNamed(parent, name);
  return found !== undefined && isOn(found.attributes.get('w:val'));
}
