/** At most eighteen characters: a name that fits a column. */
export function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= 18 ? name : `${characters.slice(0, 17).join('')}…`;
}
