import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/formats/text-encoding.ts';

function read(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.verdict === 'read' ? `${decoded.content.encoding}: ${decoded.content.text}` : decoded.problem.code;
}

const words = '开展妇女培训26期，\r\n新建场所6处。';
/** 妇女 in GBK. */
const gbkWords = Uint8Array.of(0xb8, 0xbe, 0xc5, 0xae);

describe('text without a mark of its encoding', () => {
  test('is UTF-8, UTF-16 or GBK by what its bytes can be', () => {
    expect(read(Buffer.from(words))).toBe(`utf-8: ${words}`);
    expect(read(Buffer.from(words, 'utf16le'))).toBe(`utf-16le: ${words}`);
    expect(read(Buffer.from(words, 'utf16le').swap16())).toBe(`utf-16be: ${words}`);
    expect(read(gbkWords)).toBe('gb18030: 妇女');
    expect(read(Buffer.from('W02,8.51\n', 'utf16le'))).toBe('utf-16le: W02,8.51\n');
  });

  test('with a stray zero byte is refused, not read as other letters in UTF-16', () => {
    expect(read(Buffer.from(words.replace('妇女', '\0妇女')))).toBe('unknown-encoding');
    expect(read(Buffer.from('W02,8.5\u00001\n'))).toBe('unknown-encoding');
    expect(read(Buffer.concat([gbkWords, gbkWords, Buffer.alloc(1), gbkWords]))).toBe('unknown-encoding');
  });
});
