/** EQ fields, which older Word and its Chinese tools (带圈字符, 拼音指南, 合并字符) draw with, in linear form. */

/** `EQ \f(1,2)` → (1)/(2) as 1/2; null for what is no EQ field or cannot be read. */
export function linearEq(code: string): string | null {
  const body = /^\s*eq\b(.*)$/is.exec(code)?.[1];
  if (body === undefined) return null;
  const reading = readExpression(Array.from(body), 0, false);
  return reading === null ? null : reading.text.trim();
}

interface Reading {
  readonly text: string;
  readonly next: number;
}

/** Up to the end, or inside brackets up to a comma or the closing bracket. */
function readExpression(letters: readonly string[], from: number, inside: boolean): Reading | null {
  let text = '';
  let at = from;
  let open = 0;
  while (at < letters.length) {
    const letter = letters[at] ?? '';
    if (inside && open === 0 && (letter === ',' || letter === ';' || letter === ')')) return { text, next: at };
    if (letter === '\\') {
      const reading = readSwitch(letters, at + 1);
      if (reading === null) return null;
      text += reading.text;
      at = reading.next;
      continue;
    }
    if (letter === '(') open += 1;
    if (letter === ')') open -= 1;
    text += letter;
    at += 1;
  }
  return inside ? null : { text, next: at };
}

function readSwitch(letters: readonly string[], from: number): Reading | null {
  const first = letters[from] ?? '';
  if (!/[a-z*]/i.test(first)) return { text: first, next: from + 1 };
  if (first === '*') return formatSwitch(letters, from + 1);
  let name = '';
  let at = from;
  while (/[a-z]/i.test(letters[at] ?? '')) name += letters[at++] ?? '';
  const options: string[] = [];
  at = skipOptions(letters, at, options);
  if (letters[at] !== '(') return { text: '', next: at };
  const parts: string[] = [];
  at += 1;
  for (;;) {
    const part = readExpression(letters, at, true);
    if (part === null) return null;
    parts.push(part.text.trim());
    at = part.next + 1;
    if (letters[part.next] === ')') break;
  }
  return { text: drawn(name.toLowerCase(), parts, options), next: at };
}

/** \* jc2 \* "Font:宋体" \* hps10: how it looks, no words. */
function formatSwitch(letters: readonly string[], from: number): Reading {
  const rest = letters.slice(from).join('');
  const match = /^\s*(?:"[^"]*"|[A-Za-z]+\d*|hps\d+)\s*/.exec(rest);
  return { text: '', next: from + Array.from(match?.[0] ?? '').length };
}

/** \al \co2 \hs3 \up 9 \lc\{ before the bracket. */
function skipOptions(letters: readonly string[], from: number, options: string[]): number {
  let at = from;
  for (;;) {
    const match =
      /^\s*(?:\d+|\\(?:([lrbf]c)\\?(\S)|(al|ac|ar|co|vs|hs|vc|up|do|ai|di|in|pr|su|fo|ba|to|bo|le|ri|ad)\s*\d*))\s*/i.exec(
        letters.slice(at, at + 40).join(''),
      );
    if (match === null) return at;
    options.push(`${(match[1] ?? match[3] ?? '').toLowerCase()}${match[2] ?? ''}`);
    at += Array.from(match[0]).length;
  }
}

function drawn(name: string, parts: readonly string[], options: readonly string[]): string {
  const [first = '', second = '', third = ''] = parts;
  switch (name) {
    case 'f':
      return `${grouped(first)}/${grouped(second)}`;
    case 'r':
      return parts.length > 1 ? `${first}√${grouped(second)}` : `√${grouped(first)}`;
    case 's':
      return options.some((option) => option.startsWith('do'))
        ? `_${grouped(parts.join(' '))}`
        : `^${grouped(parts.join(' '))}`;
    case 'o':
      return overstruck(parts);
    case 'b':
      return bracketed(first, options);
    case 'a':
      return parts.join(' ');
    case 'l':
      return parts.join(',');
    case 'i':
      return `∫_${grouped(first)}^${grouped(second)}${third}`;
    case 'd':
    case 'x':
      return parts.join('');
    default:
      return parts.join(' ');
  }
}

/** In the brackets that its options name: both, the left one, the right one; round ones where they name none. */
function bracketed(inside: string, options: readonly string[]): string {
  const letterOf = (name: string): string | undefined => options.find((option) => option.startsWith(name))?.slice(2);
  const both = letterOf('bc');
  const left = letterOf('lc') ?? both;
  const right = letterOf('rc') ?? (both === undefined ? undefined : (pairs[both] ?? both));
  return left === undefined && right === undefined ? `(${inside})` : `${left ?? ''}${inside}${right ?? ''}`;
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** ○ over 3 is ③; 拼 with pīn above it is 拼（pīn）. */
function overstruck(parts: readonly string[]): string {
  const [first = '', second = ''] = parts;
  if (parts.length === 2 && /^[○◯〇□△◇]$/.test(first)) return enclosed(first, second);
  if (parts.length === 2 && /^[○◯〇□△◇]$/.test(second)) return enclosed(second, first);
  const raised = /^\^\(?(.*?)\)?$/.exec(first);
  if (parts.length === 2 && raised?.[1] !== undefined) return `${second}（${raised[1]}）`;
  return parts.map((part) => part.replace(/^[\^_]/, '')).join('');
}

function enclosed(frame: string, inside: string): string {
  const number = /^\d{1,2}$/.test(inside) ? Number(inside) : 0;
  if ('○◯〇'.includes(frame) && number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number);
  const signs = '一二三四五六七八九十月火水木金土日株有社名特财祝劳秘男女适优印注项休写正上中下左右医宗学监企资协夜';
  const place = signs.indexOf(inside);
  if ('○◯〇'.includes(frame) && inside.length === 1 && place >= 0 && place < 10)
    return String.fromCodePoint(0x3280 + place);
  return `${frame}（${inside}）`;
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}.%]*$/u.test(text) ? text : `(${text})`;
}
