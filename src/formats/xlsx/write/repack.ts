/** What exceljs wrote, mended: without a clock, with font children in the schema's order, on the paper that was meant. */
import { unzipSync } from 'fflate';
import { joinParts, packPart } from '../../package/archive.ts';

/** Same input, same bytes: the same moment in every file. */
export const epoch = new Date(Date.UTC(2000, 0, 1));

/** `mendSheet` sees each worksheet's text, `mendNotes` each drawing of notes. */
export function repack(
  bytes: Uint8Array,
  mendSheet: (sheet: string) => string,
  mendNotes: (drawing: string) => string = (drawing) => drawing,
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const first = parts.filter(([path]) => path === '[Content_Types].xml');
  const others = parts.filter(([path]) => path !== '[Content_Types].xml');
  return joinParts(
    [...first, ...others].map(([path, content]) => {
      const text = (): string => new TextDecoder().decode(content);
      if (path === 'xl/styles.xml') return packPart(path, inSchemaOrder(text()));
      if (path.startsWith('xl/worksheets/sheet')) return packPart(path, mendSheet(text()));
      if (path.startsWith('xl/drawings/vmlDrawing')) return packPart(path, mendNotes(text()));
      return packPart(path, content);
    }),
  );
}

/** exceljs knows no A3: its sheets say A4 until here. */
export function onA3(sheet: string): string {
  return sheet.replace('paperSize="9"', 'paperSize="8"');
}

const fontChildren = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

function inSchemaOrder(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gs, (_, inside: string) => {
    const children = inside.match(/<(\w+)[^>]*?(?:\/>|>.*?<\/\1>)/gs) ?? [];
    const place = (child: string): number => fontChildren.indexOf(/^<(\w+)/.exec(child)?.[1] ?? '');
    return `<font>${children.toSorted((a, b) => place(a) - place(b)).join('')}</font>`;
  });
}
