/** 收件: what was dropped onto the page, read at once and kept in memory until somebody puts it into the round. */
import { unzipped } from '../../formats/package/unzip.ts';
import { isReturn } from '../../pipeline/page-form/return-file.ts';
import type { SourceFolder } from '../../pipeline/read/round-files.ts';
import { placeReceived } from '../../project/workbench/own-files.ts';
import type { RoundNow } from '../round-now.ts';
import type { IntakeItem, IntakeView } from './intake/item.ts';
import { look } from './intake/look.ts';

interface Held {
  readonly item: IntakeItem;
  readonly bytes: Uint8Array;
}

/** Limits: so many files, so many bytes waiting at a time. */
export const mostWaiting = 600;
export const mostBytesWaiting = 512 * 1024 * 1024;
export const largestUpload = 128 * 1024 * 1024;

export function newIntake() {
  const held = new Map<string, Held>();
  const waitingBytes = (): number => [...held.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

  /** In words why nothing was taken; else what was. */
  const receive = (
    round: RoundNow,
    name: string,
    bytes: Uint8Array,
  ): { readonly message: string } | readonly IntakeItem[] => {
    // A page form's return stays whole: it is read as it is, wherever it lies.
    const files = /\.zip$/i.test(name) && !isReturn(bytes) ? unpacked(name, bytes) : [{ name, bytes }];
    if ('message' in files) return files;
    if (held.size + files.length > mostWaiting)
      return { message: `等着放入的文件太多（最多${mostWaiting}个），请先放入或清掉一些。` };
    if (waitingBytes() + files.reduce((sum, file) => sum + file.bytes.length, 0) > mostBytesWaiting)
      return { message: '等着放入的文件合计太大，请先放入或清掉一些。' };
    return files.map((file) => {
      const item = look(round, file.name, file.bytes);
      held.set(item.id, { item, bytes: file.bytes });
      return item;
    });
  };

  /** Moves what waits to another folder of the round, and looks again. */
  const assign = (round: RoundNow, id: string, folder: SourceFolder): IntakeItem | null => {
    const one = held.get(id);
    if (one === undefined) return null;
    const item = { ...look(round, one.item.name, one.bytes, folder), id };
    held.set(id, { item, bytes: one.bytes });
    return item;
  };

  const place = (
    round: RoundNow,
    ids: readonly string[],
  ): readonly { readonly id: string; readonly message: string | null }[] =>
    ids.map((id) => {
      const one = held.get(id);
      if (one === undefined) return { id, message: '这个文件已经不在等候的名单里。' };
      if (one.item.refused !== null) return { id, message: one.item.refused };
      const name = one.item.replaces?.split('/').at(-1) ?? one.item.name;
      const { state } = placeReceived(round.project.folder, one.item.folder, name, one.bytes);
      if (state === 'held') return { id, message: '原来的文件正被其他程序打开，没有替换；请关闭后再试。' };
      held.delete(id);
      return { id, message: null };
    });

  return {
    view: (): IntakeView => ({ items: [...held.values()].map(({ item }) => item) }),
    receive,
    assign,
    place,
    drop: (ids: readonly string[]): void => ids.forEach((id) => held.delete(id)),
    clear: (): void => held.clear(),
  };
}

/** A folder that was dropped, packed by the sender or by a program. */
function unpacked(
  name: string,
  bytes: Uint8Array,
): { readonly message: string } | readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const reading = unzipped(bytes);
  if (reading.verdict === 'refused') return { message: `${name}：${reading.problem.message}${reading.problem.hint}` };
  const files = reading.content.filter(
    (file) => !/(^|\/)(\.|~\$|__MACOSX\/|thumbs\.db$|desktop\.ini$)/i.test(file.name),
  );
  return files.length === 0 ? { message: `${name}：压缩包是空的。` } : files;
}
