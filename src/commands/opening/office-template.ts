/** `--template`: an office's own Word file that reports are written into, or in words why not. */
import type { Template } from '../../formats/docx/template/office-template.ts';
import { readOfficeTemplate } from '../../pipeline/render/template.ts';
import { readBytes, whyNotRead } from '../../project/folder-files.ts';
import { textFlag } from './parameters.ts';

export const templateFlag = textFlag(
  '报告写入本单位的 Word 模板，模板里用 {{标题}} {{正文}} {{落款}} {{附件}} 标明位置',
  '模板.docx',
);

export type TemplateChoice =
  | { readonly verdict: 'chosen'; readonly template: Template | null }
  | { readonly verdict: 'refused'; readonly message: string };

/** `path` as typed; without one there is no template. */
export async function chosenTemplate(path: string | undefined): Promise<TemplateChoice> {
  if (path === undefined) return { verdict: 'chosen', template: null };
  const reading = readBytes(path, 64 * 1024 * 1024);
  switch (reading.verdict) {
    case 'too-large':
      return refused(path, ['文件过大，没有读取。请删去模板里的大图片。']);
    case 'failed':
      return refused(path, [reading.code === 'ENOENT' ? '没有找到这个文件，请核对路径。' : whyNotRead(reading.code)]);
    case 'read': {
      const template = await readOfficeTemplate(reading.bytes);
      if (template.verdict === 'read') return { verdict: 'chosen', template: template.template };
      const hints = [...new Set(template.problems.map(({ hint }) => hint))];
      return refused(path, [...template.problems.map(({ message }) => message), ...hints]);
    }
  }
}

function refused(path: string, lines: readonly string[]): TemplateChoice {
  return { verdict: 'refused', message: [`模板“${path}”不能用：`, ...lines.map((line) => `  ${line}`)].join('\n') };
}
