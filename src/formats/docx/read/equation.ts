/** An equation of Word (m:oMath) on one line, as its own editor writes it: a/b, √x, x^2, ∑_(i=1)^n. */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf } from '../../package/xml-tree.ts';

/** `words` reads the letters of one `m:r`; '' where they do not show. */
export function linearEquation(element: XmlElement, words: (run: XmlElement) => string): string {
  const line = (part: XmlElement | undefined): string =>
    part === undefined ? '' : elementsOf(part).map(drawn).join('');
  const part = (of: XmlElement, name: string): string => line(childNamed(of, name));

  function drawn(element: XmlElement): string {
    const properties = childNamed(element, `${element.name}Pr`);
    const property = (name: string): string | undefined => childNamed(properties, name)?.attributes.get('m:val');
    const e = (): string => part(element, 'm:e');
    const sub = (): string => part(element, 'm:sub');
    const sup = (): string => part(element, 'm:sup');
    switch (element.name) {
      case 'm:r':
      case 'w:r':
        return words(element);
      case 'w:del':
      case 'w:moveFrom':
        return '';
      case 'm:f':
        return fraction(part(element, 'm:num'), part(element, 'm:den'), property('m:type'));
      case 'm:sSup':
        return `${grouped(e())}^${grouped(sup())}`;
      case 'm:sSub':
        return `${grouped(e())}_${grouped(sub())}`;
      case 'm:sSubSup':
        return `${grouped(e())}_${grouped(sub())}^${grouped(sup())}`;
      case 'm:sPre':
        return `_${grouped(sub())}^${grouped(sup())}${grouped(e())}`;
      case 'm:rad':
        return `${property('m:degHide') === '1' ? '' : part(element, 'm:deg')}√${grouped(e())}`;
      case 'm:nary':
        return `${property('m:chr') ?? '∫'}${below(sub())}${above(sup())}${e()}`;
      case 'm:d':
        return delimited(element, property);
      case 'm:func':
        return `${part(element, 'm:fName')}${grouped(e())}`;
      case 'm:limLow':
        return `${e()}_${grouped(part(element, 'm:lim'))}`;
      case 'm:limUpp':
        return `${e()}^${grouped(part(element, 'm:lim'))}`;
      case 'm:acc':
        return `${e()}${property('m:chr') ?? '\u0302'}`;
      case 'm:bar':
        return `${e()}\u0305`;
      case 'm:groupChr':
        return `${e()}${property('m:chr') ?? '⏟'}`;
      case 'm:m':
        return `[${rows(element, 'm:mr')
          .map((row) =>
            rows(row, 'm:e')
              .map((cell) => line(cell))
              .join(' '),
          )
          .join('; ')}]`;
      case 'm:eqArr':
        return rows(element, 'm:e')
          .map((row) => line(row))
          .join('; ');
      default:
        return element.name.endsWith('Pr') ? '' : line(element);
    }
  }

  function delimited(element: XmlElement, property: (name: string) => string | undefined): string {
    const inside = rows(element, 'm:e').map((each) => line(each));
    return `${property('m:begChr') ?? '('}${inside.join(property('m:sepChr') ?? '|')}${property('m:endChr') ?? ')'}`;
  }

  return line(element);
}

function rows(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name);
}

function fraction(above: string, under: string, type: string | undefined): string {
  return type === 'noBar' ? `(${above}¦${under})` : `${grouped(above)}/${grouped(under)}`;
}

function below(text: string): string {
  return text === '' ? '' : `_${grouped(text)}`;
}

function above(text: string): string {
  return text === '' ? '' : `^${grouped(text)}`;
}

/** Brackets only where more than one thing stands there. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}.%]*$/u.test(text) ? text : `(${text})`;
}
