/** Words that people say for those of the names, letter for letter so that places stay what they are: 残疾娃娃, 三岁以下. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/娃娃|孩子|小孩/gu, '儿童'],
  [/三(?=岁)/gu, '3'],
  [/五(?=岁)/gu, '5'],
  [/六(?=岁|个月)/gu, '6'],
  [/七(?=岁)/gu, '7'],
];

export function inWordsOfNames(text: string): string {
  return spoken.reduce((said, [word, meant]) => said.replace(word, meant), text);
}
