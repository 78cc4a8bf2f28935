/** Heads of tables. */
/** The head of a table by its columns' names; of figures at the right. `acts`: a last column holds buttons. */
export function Heads({
  names,
  right = [],
  acts = false,
}: {
  readonly names: readonly string[];
  readonly right?: readonly string[];
  readonly acts?: boolean;
}) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" class={right.includes(name) ? 'right' : undefined}>
            {name}
          </th>
        ))}
        {acts && (
          <th scope="col">
            <span class="sr">操作</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

/** Ordered, by the keyboard as well. */
export function SortHead(props: {
  readonly name: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly column: string;
  readonly right?: boolean;
}) {
  const isOn = props.sort.column === props.column;
  const next = isOn ? !props.sort.down : false;
  return (
    <th
      class={props.right === true ? 'right' : ''}
      aria-sort={isOn ? (props.sort.down ? 'descending' : 'ascending') : 'none'}
      scope="col"
    >
      <button type="button" class="sort" onClick={() => props.onSort({ column: props.column, down: next })}>
        {props.name}
        <span aria-hidden="true">{isOn ? (props.sort.down ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
