/** An outline as `init` writes it, with nothing filled in: comments and headings alone, which are nobody's words. */
const outlineMark = /^<!-- .*年度监测评估材料。/u;

export function isUntouchedOutline(text: string): boolean {
  if (!outlineMark.test(text.replace(/^\ufeff/u, ''))) return false;
  return text
    .replace(/<!--[\s\S]*?-->/gu, '')
    .split('\n')
    .every((line) => line.trim() === '' || /^#{1,3} /u.test(line));
}
