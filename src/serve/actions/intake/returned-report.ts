/** One of the round's own reports that came back, edited in Word: taken as the edited version of its report, whatever it is called. */
import { readCarried } from '../../../formats/docx/merge/returned/returned-document.ts';
import { hashOf } from '../../../history/manifest.ts';
import { readDocument } from '../../../project/copies.ts';
import { outFolderOf } from '../../../project/project.ts';
import type { RoundNow } from '../../round-now.ts';
import type { IntakeItem } from './item.ts';

/** null for what is no report of the program's. */
export function returnedReport(round: RoundNow, name: string, bytes: Uint8Array): IntakeItem | null {
  if (!/\.docx$/i.test(name)) return null;
  const reading = readCarried(bytes);
  if (reading.verdict === 'refused' || reading.content.memory === null) return null;
  const { memory, blocks, added } = reading.content;
  const { area, year } = round.configuration.round;
  const whole = {
    id: hashOf(`out/${name}\n${hashOf(bytes)}`).slice(0, 16),
    folder: 'out' as const,
    size: bytes.length,
    isOld: false,
    replacesForm: false,
    isSame: false,
    differences: [],
    placed: false,
    unit: null,
    replaces: null,
  };
  if (memory.area !== area.name || memory.year !== year) {
    const refused = `这是${memory.area}${memory.year}年的报告，本轮是${area.name}${year}年，没有接收。`;
    return { ...whole, name, found: [], refused };
  }
  const document = round.prepared.documents.find(
    ({ document: { content } }) => !('sheets' in content) && content.id === memory.report,
  )?.document;
  if (document === undefined)
    return { ...whole, name, found: [], refused: '这是本轮生成过的报告，现在的材料不再生成这一份，没有接收。' };
  const { path, unit } = document;
  const standing = readDocument(outFolderOf(round.project, undefined), path);
  const isOwn = standing !== null && isByProgram(round, path, standing);
  // Two people's edits: neither is lost, and the build names the one that it does not take.
  const isBeside = standing !== null && !isOwn && hashOf(standing) !== hashOf(bytes);
  const reworded = blocks.filter(({ before, now }) => now !== before).length;
  return {
    ...whole,
    name: isBeside ? path.replace(/\.docx$/, '（收件）.docx') : path,
    unit: unit === '' ? null : unit,
    found: [
      `本轮的报告，有人改过：改动 ${reworded} 段，新写 ${added.length} 段。放入后，下次生成时改动照样保留，数字按现在的数据。`,
      ...(isBeside ? ['本轮里的这一份也有人改过：两份都留着，请在 Word 里把要的话并到一份里。'] : []),
    ],
    refused: null,
    replaces: standing === null || isBeside ? null : `out/${path}`,
    isSame: standing !== null && hashOf(standing) === hashOf(bytes),
  };
}

/** As the last build left it, with nobody's edits. */
function isByProgram(round: RoundNow, path: string, bytes: Uint8Array): boolean {
  const record = round.last()?.documents.find((one) => one.path === path);
  const hash = hashOf(bytes);
  return record?.files.some((file) => file.hash === hash && file.edited !== true) === true;
}
