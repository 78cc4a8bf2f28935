/** The first bracket or quotation mark without its other, in a text that the parser has refused already. */

export interface Unpaired {
  readonly says: string;
  /** Where it stands in the text. */
  readonly at: number;
}

const closes: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

export function unpairedSign(text: string): Unpaired | null {
  const open: { readonly sign: string; readonly at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '#' && /(?:^|\s)$/.test(text.slice(Math.max(0, at - 1), at))) {
      at = endOfLine(text, at);
    } else if ((sign === '"' || sign === "'") && beginsValue(text, at)) {
      const end = endOfQuoted(text, at, sign);
      if (end === null) return { says: `引号“${sign}”只有前一半`, at };
      at = end;
    } else if (closes[sign] !== undefined && (open.length > 0 || beginsValue(text, at))) {
      open.push({ sign, at });
    } else if ((sign === ']' || sign === '}') && open.length > 0) {
      const last = open.pop();
      if (last !== undefined && closes[last.sign] !== sign)
        return { says: `前面是“${last.sign}”，这里却是“${sign}”，括号不成对`, at };
    }
  }
  const [first] = open;
  return first === undefined ? null : { says: `“${first.sign}”没有对应的“${closes[first.sign] ?? ''}”`, at: first.at };
}

/** A sign in the middle of words is one of them. */
function beginsValue(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /(?:^|[:,[{-])\s*$/u.test(before);
}

/** A mark that is closed on another line than its own is closed by another's beginning. */
function endOfQuoted(text: string, at: number, mark: string): number | null {
  const end = endOfLine(text, at);
  for (let place = at + 1; place < end; place += 1) {
    if (text[place] === '\\' && mark === '"') place += 1;
    else if (text[place] === mark) return place;
  }
  return null;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
