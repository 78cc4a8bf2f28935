/** The keys of a table that holds no others than its type names: JavaScript itself promises no more than texts. */
export function knownKeys<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table) as (keyof Table & string)[];
}
