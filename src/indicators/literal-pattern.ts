/** Words of a person or the register, as a part of a pattern that matches just them. */
export function literally(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
