/**
 * Names of the files that a build writes. Parts of them come from round.yaml, so they are made safe for every file
 * system: no separators, no device names, no marks that turn the reading direction, no trailing dots, no endless names.
 */

/** A part of a file name, made from words that a person wrote; never empty. */
export function safeNamePart(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~]+|[\s.]+$/g, '');
  const short = shortened(plain);
  if (short === '') return '未命名';
  return deviceName.test(short) ? `_${short}` : short;
}

/** The same names with a number behind those that a file system without capitals would take for an earlier one. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = numbered(name, next);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** 教育局-妇女发展规划-2015.docx → 教育局-妇女发展规划-2015.新.docx, then .新2 and so on. */
export function nameBeside(name: string, position: number): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.新${position === 1 ? '' : position}${name.slice(dot)}`;
}

export function isNameBeside(name: string): boolean {
  return /\.新\d*\.[^.]+$/.test(name);
}

/** Control characters, surrogates without a partner, private-use and reading-direction marks, zero-width characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Windows takes these for devices, whatever stands behind the first dot. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** 40 characters and 150 bytes: with what is added and with a temporary name's ending it stays under 255. */
function shortened(name: string): string {
  let kept = '';
  let bytes = 0;
  for (const character of [...name].slice(0, 40)) {
    bytes += Buffer.byteLength(character);
    if (bytes > 150) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, '');
}

function numbered(name: string, position: number): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? `${name}-${position}` : `${name.slice(0, dot)}-${position}${name.slice(dot)}`;
}
