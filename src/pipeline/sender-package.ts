/** The documents that one sender hands in together, as an archive with numbered names. */
import { annualTitle, warningTitle } from '../indicators/handing-in.ts';
import type { Round } from '../indicators/round.ts';
import type { County } from '../rules/overview/county.ts';
import { countyFileName, countyText } from './county-file.ts';
import type { JudgedDocument } from './documents.ts';
import type { Parcel, ParcelItem } from '../report/compose/papers/covering-letter.ts';
import { checklist, coveringLetter, mailText } from '../report/compose/papers/covering-letter.ts';
import { joinParts, packPart } from '../formats/package/archive.ts';
import type { RoundDocument } from './documents.ts';
import { safeNamePart } from './file-names.ts';
import { renderContent } from './render/render.ts';

/** What a parcel is made for: a unit by name, the general report, or the inspection of the warning mechanism. */
export type Sender =
  { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'general' } | { readonly kind: 'inspection' };

/** A file of the round's own that shows what the ledger says: notices sent, minutes, receipts. */
export interface Proof {
  /** Its name in the parcel. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The ledger goes to the inspection alone: nothing in it holds the general report back. */
const kindsFor = {
  unit: ['unit', 'three-tables'],
  general: ['general', 'warning-table', 'annual-table'],
  inspection: ['ledger', 'warning-table'],
} as const satisfies Record<Sender['kind'], readonly RoundDocument['kind'][]>;

/** In the order of the build: reports before tables. */
export function documentsFrom(sender: Sender, judged: readonly JudgedDocument[]): readonly JudgedDocument[] {
  return judged.filter(
    ({ document: { kind, unit } }) =>
      kindsFor[sender.kind].some((wanted) => wanted === kind) && (sender.kind !== 'unit' || unit === sender.unit),
  );
}

export function parcelOf(
  sender: Sender,
  documents: readonly JudgedDocument[],
  proofs: readonly Proof[],
  round: Round,
): Parcel {
  return {
    kind: sender.kind,
    unit: sender.kind === 'unit' ? sender.unit : round.compiler,
    items: [
      ...documents.map((one) => itemOf(one, round)),
      ...proofs.map(({ name }) => ({
        title: name.replace(/\.\w+$/u, ''),
        file: name,
        plan: null,
        sort: 'proof' as const,
      })),
    ],
    draft: documents.some(({ verdict }) => verdict !== 'final'),
  };
}

function itemOf({ document }: JudgedDocument, round: Round): ParcelItem {
  const { path, plan, content } = document;
  const isReport = !('sheets' in content);
  return {
    title: isReport ? content.title.replaceAll('\n', '') : tableTitle(document, round),
    file: path,
    plan,
    sort: isReport ? 'report' : 'table',
  };
}

/** Tables by their exact titles; a unit's three stand in one workbook. */
function tableTitle({ kind, unit, plan, path, content }: RoundDocument, round: Round): string {
  switch (kind) {
    case 'three-tables':
      return 'sheets' in content ? `${unit}：${content.sheets.map(({ title }) => title).join('；')}` : unit;
    case 'warning-table':
      return plan === null ? path : warningTitle(round, plan);
    case 'annual-table':
      return annualTitle(round);
    default:
      return path.replace(/\.\w+$/, '');
  }
}

/** 教育局-2015.zip, 统计局-总报告-2015.zip, 统计局-预警机制检查-2015.zip */
export function parcelName({ kind, unit }: Parcel, { year }: Round): string {
  const what = { unit: '', general: '-总报告', inspection: '-预警机制检查' } as const;
  return `${safeNamePart(unit)}${what[kind]}-${year}.zip`;
}

/**
 * `contents` are the items' bytes, in their order. The same bytes in give the same archive. `county`: what the level above
 * sums up; null where the parcel does not go there.
 */
export async function packParcel(
  parcel: Parcel,
  contents: readonly Uint8Array[],
  round: Round,
  county: County | null,
): Promise<Uint8Array> {
  const letter = await renderContent('报送函', coveringLetter(parcel, round));
  const list = await renderContent('报送清单', checklist(parcel, round));
  const numbered = parcel.items.map(({ file }, position) => `${String(position + 2).padStart(2, '0')}-${file}`);
  const empty = new Uint8Array();
  const documents = new Map(numbered.map((name, position) => [name, contents[position] ?? empty]));
  return joinParts([
    packPart('00-报送清单.docx', list.bytes),
    packPart('01-报送函.docx', letter.bytes),
    ...[...documents].map(([name, bytes]) => packPart(name, bytes)),
    ...(county === null ? [] : [packPart(countyFileName, countyText(county, documents))]),
    // A mark in front, and lines that end as old editors of Windows want them.
    packPart('邮件正文.txt', `\ufeff${mailText(parcel, round).replaceAll('\n', '\r\n')}`),
  ]);
}
