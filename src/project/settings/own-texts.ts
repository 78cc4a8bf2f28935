/** Text files of a round as they lie on the disk: what cannot be read is told, and stands for an empty file. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { decodeText } from '../../formats/text-encoding.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { isWithin, readBytes, whyNotRead } from '../folder-files.ts';
import { recogniseYaml } from './known-yaml.ts';

/** A file of the round's own; a link that leads out of the round is not followed. */
export function readOwnText(folder: string, file: string, findings: Diagnostic[]): SourceText | null {
  const path = join(folder, file);
  if (!existsSync(path) || isWithin(folder, path)) return readText(path, file, findings);
  findings.push(
    finding('invalid-configuration', {
      message: `${file} 是指向本轮文件夹以外的链接，没有读取。`,
      hint: '请把文件本身复制到本轮文件夹里。',
      origin: { kind: 'file', file },
    }),
  );
  return { file, text: '' };
}

const largestText = 8 * 1024 * 1024;

/** null where there is no such file. */
export function readText(path: string, file: string, findings: Diagnostic[]): SourceText | null {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return null;
  const broken = (message: string, hint: string): SourceText => {
    findings.push(finding('invalid-configuration', { message, hint, origin: { kind: 'file', file } }));
    return { file, text: '' };
  };
  if (!there.isFile()) return broken(`${file} 不是文件，没有读取。`, '请放一个文本文件。');
  const reading = readBytes(path, largestText);
  switch (reading.verdict) {
    case 'too-large':
      return broken(`${file} 过大，没有读取。`, '请检查是否放错了文件。');
    case 'failed':
      return broken(`${file}：${whyNotRead(reading.code)}`, '请检查这个文件及其权限。');
    case 'read': {
      const decoded = decodeText(reading.bytes);
      if (decoded.verdict === 'refused') return broken(`${file}：${decoded.problem.message}`, decoded.problem.hint);
      // A line may end as it did on old Macs; as many characters, so that places stay.
      const text = decoded.content.text.replaceAll(/\r(?!\n)/g, '\n');
      if (file.endsWith('.yaml')) recogniseYaml(text);
      return { file, text };
    }
  }
}
