/**
 * What a word processor makes of a paragraph and its runs: the defaults of the document, the table's style, the styles
 * from which the paragraph's is derived, the list, the paragraph's own properties, then the same for characters
 * (ISO/IEC 29500-1, 17.7.2). Lengths are twips; indents in characters are hundredths, as the file has them.
 */
import { child, childrenNamed, parseXml, sayingOf, switchOf, valueOf, type WordElement } from './word-tree.ts';

export interface ParagraphLook {
  readonly align: string;
  readonly before: number;
  readonly after: number;
  readonly line: number;
  readonly lineRule: string;
  /** By name as in the file: left, right, firstLine, hanging, leftChars … */
  readonly indent: Readonly<Record<string, number>>;
  readonly pageBreakBefore: boolean;
  /** Counted from 1; null for text. */
  readonly outline: number | null;
  /** Whether a list puts a number of its own before the words. */
  readonly listed: boolean;
}

export interface RunLook {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  /** Whether characters that Chinese and Latin fonts share are taken from the Chinese one. */
  readonly chineseHint: boolean;
  readonly points: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Six digits, `auto`, or `theme …` for a colour that the theme decides. */
  readonly colour: string;
  readonly style: string;
}

export interface Resolver {
  /** `table`: the id of the style of the table around it. */
  paragraph(properties: WordElement | undefined, table: string | undefined): ParagraphLook;
  run(paragraph: WordElement | undefined, properties: WordElement | undefined, table: string | undefined): RunLook;
  /** The name people see, '' for a paragraph without a named style. */
  styleName(paragraph: WordElement | undefined): string;
}

/** Documents share their styles, and their paragraphs a few looks: each is resolved once. */
const resolvers = new Map<string, Resolver>();

/** `numberingXml` is undefined where the document has no such part. Throws where a style or list is not there. */
export function resolverFor(stylesXml: string, numberingXml: string | undefined): Resolver {
  const key = `${stylesXml}\n${numberingXml ?? ''}`;
  const known = resolvers.get(key);
  if (known !== undefined) return known;
  const resolver = remembering(createResolver(stylesXml, numberingXml));
  resolvers.set(key, resolver);
  return resolver;
}

function remembering(resolver: Resolver): Resolver {
  const paragraphs = new Map<string, ParagraphLook>();
  const runs = new Map<string, RunLook>();
  return {
    paragraph: (properties, table) =>
      once(paragraphs, `${sayingOf(properties)}|${table ?? ''}`, () => resolver.paragraph(properties, table)),
    run: (paragraph, properties, table) =>
      once(runs, [sayingOf(paragraph), sayingOf(properties), table ?? ''].join('|'), () =>
        resolver.run(paragraph, properties, table),
      ),
    styleName: resolver.styleName,
  };
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function createResolver(stylesXml: string, numberingXml: string | undefined): Resolver {
  const root = parseXml(stylesXml);
  const styles = new Map(childrenNamed(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const byDefault = new Map(
    [...styles]
      .filter(([, style]) => style.attributes['w:default'] === '1')
      .map(([id, style]) => [style.attributes['w:type'] ?? '', id] as const),
  );
  const numbering = numberingXml === undefined ? undefined : parseXml(numberingXml);
  const defaults = child(root, 'w:docDefaults');

  /** From the style that is derived from none to `id` itself. */
  const chain = (id: string | undefined): readonly WordElement[] => {
    const found: WordElement[] = [];
    for (let next = id; next !== undefined; next = valueOf(child(found[0], 'w:basedOn'))) {
      const style = styles.get(next);
      if (style === undefined) throw new Error(`no style ${next}`);
      if (found.includes(style)) throw new Error(`style ${next} is derived from itself`);
      found.unshift(style);
    }
    return found;
  };
  const paragraphStyles = (paragraph: WordElement | undefined): readonly WordElement[] =>
    chain(valueOf(child(paragraph, 'w:pStyle')) ?? byDefault.get('paragraph'));
  const tableStyles = (table: string | undefined): readonly WordElement[] => {
    const found = table === undefined ? [] : chain(table);
    // First rows, banded rows and their like would need the cell's place; none of our styles has them.
    if (found.some((style) => child(style, 'w:tblStylePr') !== undefined)) throw new Error('a table style by regions');
    return found;
  };

  return {
    paragraph(properties, table) {
      const styled = paragraphStyles(properties).map((style) => child(style, 'w:pPr'));
      const list = listLevel(numbering, [...styled, properties]);
      const layers = [
        child(defaults, 'w:pPrDefault', 'w:pPr'),
        ...tableStyles(table).map((style) => child(style, 'w:pPr')),
        ...styled,
        child(list, 'w:pPr'),
        properties,
      ];
      return paragraphLook(layers, list !== undefined);
    },
    run(paragraph, properties, table) {
      const tables = tableStyles(table).map((style) => child(style, 'w:rPr'));
      const paragraphs = paragraphStyles(paragraph).map((style) => child(style, 'w:rPr'));
      const id = valueOf(child(properties, 'w:rStyle'));
      const characters = chain(id).map((style) => child(style, 'w:rPr'));
      const first = child(defaults, 'w:rPrDefault', 'w:rPr');
      const layers = [first, ...tables, ...paragraphs, ...characters, properties];
      const toggle = (name: string): boolean =>
        switchOf(child(properties, name)) ??
        // A switch in the paragraph's style and again in the character's turns it off; the defaults only turn on.
        ([tables, paragraphs, characters]
          .map((each) => last(each, (layer) => switchOf(child(layer, name))) ?? false)
          .reduce((one, other) => one !== other) ||
          (switchOf(child(first, name)) ?? false));
      return {
        ...runLook(layers),
        bold: toggle('w:b'),
        italic: toggle('w:i'),
        style: valueOf(child(styles.get(id ?? ''), 'w:name')) ?? '',
      };
    },
    styleName(paragraph) {
      const id = valueOf(child(paragraph, 'w:pStyle'));
      return id === undefined ? '' : (valueOf(child(styles.get(id), 'w:name')) ?? '');
    },
  };
}

type Layers = readonly (WordElement | undefined)[];

function paragraphLook(layers: Layers, listed: boolean): ParagraphLook {
  const spacing = (name: string): string | undefined =>
    last(layers, (layer) => child(layer, 'w:spacing')?.attributes[`w:${name}`]);
  const indent: Record<string, number> = {};
  for (const layer of layers) {
    for (const [name, value] of Object.entries(child(layer, 'w:ind')?.attributes ?? {})) {
      indent[name.replace(/^w:/, '').replace('start', 'left').replace('end', 'right')] = Number(value);
    }
  }
  const outline = last(layers, (layer) => valueOf(child(layer, 'w:outlineLvl')));
  return {
    align: last(layers, (layer) => valueOf(child(layer, 'w:jc'))) ?? 'left',
    before: Number(spacing('before') ?? '0'),
    after: Number(spacing('after') ?? '0'),
    line: Number(spacing('line') ?? '240'),
    lineRule: spacing('lineRule') ?? 'auto',
    indent,
    pageBreakBefore: last(layers, (layer) => switchOf(child(layer, 'w:pageBreakBefore'))) ?? false,
    // 9 is how Word writes text that is no heading.
    outline: outline === undefined || outline === '9' ? null : Number(outline) + 1,
    listed,
  };
}

function runLook(layers: Layers): Omit<RunLook, 'bold' | 'italic' | 'style'> {
  const face = (name: string): string =>
    last(layers, (layer) => {
      const faces = child(layer, 'w:rFonts')?.attributes ?? {};
      const theme = faces[`w:${name}Theme`];
      return theme === undefined ? faces[`w:${name}`] : `theme ${theme}`;
    }) ?? '';
  const colour = last(layers, (layer) => {
    const all = child(layer, 'w:color')?.attributes;
    const theme = all?.['w:themeColor'];
    return theme === undefined ? all?.['w:val'] : `theme ${theme}`;
  });
  return {
    ascii: face('ascii'),
    hAnsi: face('hAnsi'),
    eastAsia: face('eastAsia'),
    chineseHint: last(layers, (layer) => child(layer, 'w:rFonts')?.attributes['w:hint']) === 'eastAsia',
    points: Number(last(layers, (layer) => valueOf(child(layer, 'w:sz'))) ?? '20') / 2,
    colour: colour ?? 'auto',
  };
}

/** The level of a list that numbers the paragraph, undefined for none. List 0 takes a paragraph out of its style's. */
function listLevel(numbering: WordElement | undefined, layers: Layers): WordElement | undefined {
  const id = last(layers, (layer) => valueOf(child(layer, 'w:numPr', 'w:numId')));
  const level = last(layers, (layer) => valueOf(child(layer, 'w:numPr', 'w:ilvl'))) ?? '0';
  if (id === undefined || id === '0') return undefined;
  const list = childrenNamed(numbering, 'w:num').find((each) => each.attributes['w:numId'] === id);
  const abstract = valueOf(child(list, 'w:abstractNumId'));
  const levels = childrenNamed(numbering, 'w:abstractNum').find(
    (each) => each.attributes['w:abstractNumId'] === abstract,
  );
  const found = childrenNamed(levels, 'w:lvl').find((each) => each.attributes['w:ilvl'] === level);
  if (found === undefined) throw new Error(`no level ${level} of list ${id}`);
  return found;
}

/** What the innermost layer says that says anything. */
function last<Value>(layers: Layers, read: (layer: WordElement | undefined) => Value | undefined): Value | undefined {
  for (const layer of layers.toReversed()) {
    const value = read(layer);
    if (value !== undefined) return value;
  }
  return undefined;
}
