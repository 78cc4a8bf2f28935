/** One finding for a file of an old format: the documents that use it stay drafts until somebody has compared it. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { hashOf } from '../../history/manifest.ts';
import type { ReadFile } from './round-files.ts';

const digits = 8;

export function oldFormatFinding(
  { file, bytes }: ReadFile,
  oddities: readonly string[],
  unit: string | null,
): Diagnostic {
  const isNote = file.startsWith('notes/');
  const seen = oddities.length === 0 ? '' : `文件里${oddities.join('；')}。`;
  return finding('old-format', {
    message: `这个文件是旧格式，没有校验，读出的${isNote ? '文字' : '数字'}可能不准。${seen}用到它的文件都是草稿。`,
    hint: `请用${isNote ? ' Word 或 WPS 文字打开，另存为 .docx' : ' Excel 或 WPS 表格打开，另存为 .xlsx'} 后替换；不能替换的，请与原件逐项核对，再在 decisions.yaml 里写明接受。`,
    origin: { kind: 'file', file },
    unit,
    content: hashOf(bytes).slice(0, digits),
  });
}
