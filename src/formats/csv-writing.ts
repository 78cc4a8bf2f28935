/** A table as comma-separated text that Excel and WPS open as it is: marked UTF-8, every line ended, nothing a formula. */

export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\ufeff${lines}`);
}

/** A field that a spreadsheet would work out is led by an apostrophe; numbers below zero are numbers. */
function field(text: string): string {
  const plain =
    /^[=+@\t]|^-(?!\d+(?:\.\d+)?$)/u.test(text) && !/^\+\d+(?:\.\d+)?$/u.test(text) && text !== '-' ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
