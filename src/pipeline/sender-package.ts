/** The documents that one sender hands in together, as an archive with numbered names. */
import { planWord } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import type { JudgedDocument } from './documents.ts';
import type { Parcel, ParcelItem } from '../report/compose/papers/covering-letter.ts';
import { checklist, coveringLetter, mailText } from '../report/compose/papers/covering-letter.ts';
import { joinParts, packPart } from '../formats/package/archive.ts';
import type { RoundDocument } from './documents.ts';
import { safeNamePart } from './file-names.ts';
import { renderContent } from './render/render.ts';

/** What a parcel is made for: a unit by name, or the general report. */
export type Sender = { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'general' };

/** In the order of the build: reports before tables. */
export function documentsFrom(sender: Sender, judged: readonly JudgedDocument[]): readonly JudgedDocument[] {
  return judged.filter(({ document: { kind, unit } }) =>
    sender.kind === 'general'
      ? ['general', 'warning-table', 'annual-table', 'ledger'].includes(kind)
      : ['unit', 'three-tables'].includes(kind) && unit === sender.unit,
  );
}

export function parcelOf(sender: Sender, documents: readonly JudgedDocument[], round: Round): Parcel {
  return {
    kind: sender.kind,
    unit: sender.kind === 'general' ? round.compiler : sender.unit,
    items: documents.map(itemOf),
    draft: documents.some(({ verdict }) => verdict !== 'final'),
  };
}

function itemOf({ document }: JudgedDocument): ParcelItem {
  const { path, plan, content } = document;
  const isReport = !('sheets' in content);
  return {
    title: isReport ? content.title.replaceAll('\n', '') : tableTitle(document, content.year),
    file: path,
    plan,
    paper: isReport,
  };
}

function tableTitle({ kind, unit, plan, path }: RoundDocument, year: number): string {
  switch (kind) {
    case 'three-tables':
      return `${unit}${year}年度三表（年报表和妇女、儿童规划预警情况表）`;
    case 'warning-table':
      return `${plan === null ? '' : planWord[plan]}发展规划${year}年度预警情况表`;
    case 'annual-table':
      return `${year}年度重点监测统计年报表`;
    default:
      return path.replace(/\.\w+$/, '');
  }
}

/** 教育局-2015.zip, 统计局-总报告-2015.zip */
export function parcelName({ kind, unit }: Parcel, { year }: Round): string {
  return `${safeNamePart(unit)}${kind === 'general' ? '-总报告' : ''}-${year}.zip`;
}

/** `contents` are the items' bytes, in their order. The same bytes in give the same archive. */
export async function packParcel(parcel: Parcel, contents: readonly Uint8Array[], round: Round): Promise<Uint8Array> {
  const letter = await renderContent('报送函', coveringLetter(parcel, round));
  const list = await renderContent('报送清单', checklist(parcel, round));
  const numbered = parcel.items.map(({ file }, position) => `${String(position + 2).padStart(2, '0')}-${file}`);
  const empty = new Uint8Array();
  return joinParts([
    packPart('00-报送清单.docx', list.bytes),
    packPart('01-报送函.docx', letter.bytes),
    ...numbered.map((name, position) => packPart(name, contents[position] ?? empty)),
    // A mark in front, and lines that end as old editors of Windows want them.
    packPart('邮件正文.txt', `\ufeff${mailText(parcel, round).replaceAll('\n', '\r\n')}`),
  ]);
}
