/** What no document can hold, taken out of people's text on its way into one. The only list of such characters. */

/** Control characters, lone surrogates and non-characters. Private-use characters are rare names, and stay. */
export const unwritable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const newLine = /\r\n?|[\u0085\u2028\u2029]/g;

/** New lines and tabs stay, as \n and \t. */
export function cleanText(text: string): string {
  return text
    .replaceAll(newLine, '\n')
    .replaceAll(unwritable, (character) => (character === '\n' || character === '\t' ? character : ''));
}
