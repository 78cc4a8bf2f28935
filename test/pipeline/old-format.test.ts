import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { acceptFindings, acceptanceLines, unmetAcceptances } from '../../src/dataset/settling/accepted-findings.ts';
import { parseDecisions } from '../../src/dataset/settling/decisions.ts';
import { oldFormatFinding } from '../../src/pipeline/read/old-format.ts';
import { valueOf } from '../dataset/notes/a-note.ts';

const bytes = readFileSync(fileURLToPath(new URL('../formats/old/sports.xls', import.meta.url)));
const finding = oldFormatFinding(
  { kind: 'read', file: 'workbooks/体育局.xls', bytes },
  ['带有宏，宏没有运行'],
  '体育局',
);

function decided(content: string | undefined) {
  const written = content === undefined ? '' : `, content: "${content}"`;
  const text = `- accept: {finding: old-format, at: workbooks/体育局.xls${written}}\n  reason: 已逐格核对\n  by: 统计局\n  date: 2016-05-20\n`;
  return valueOf(parseDecisions({ file: 'decisions.yaml', text }));
}

it('a file of an old format is one finding that names what is odd in it, and the lines that accept this very content', () => {
  expect(finding).toMatchObject({ code: 'old-format', level: '核实性', unit: '体育局' });
  expect(finding.message).toContain('带有宏，宏没有运行');
  expect(acceptanceLines(finding)).toContain(`content: "${finding.content ?? ''}"`);
  expect(finding.content).toMatch(/^[\da-f]{8}$/);
});

it('is accepted with the content that was looked at, and with no other', () => {
  expect(acceptFindings([finding], decided(finding.content))[0]?.level).toBe('提示性');
  for (const content of ['00000000', undefined]) {
    expect(acceptFindings([finding], decided(content))[0]?.level).toBe('核实性');
    expect(unmetAcceptances([finding], decided(content))[0]?.hint).toContain(`content: "${finding.content ?? ''}"`);
  }
});
