/** The faults of comments: marks in the body without a comment, comments without marks, what Word cannot read of them. */
import type { PackageParts } from '../../package/package.ts';
import { readRelationships } from '../../package/relationships.ts';
import { isAt, readPart } from '../../package/xml.ts';

const body = 'word/document.xml';

export function lintComments(parts: PackageParts): readonly string[] {
  const part = readRelationships(parts, body).find(({ type }) => type === 'comments')?.target ?? null;
  const ids = new Set<string>();
  const faults = part === null ? [] : faultsOfPart(parts, part, ids);
  const { marks, faults: inBody } = marksInBody(parts, ids);
  const unmarked = [...ids]
    .filter((id) => !marks.has(id))
    .map((id) => `${part ?? ''}: nothing refers to comment ${id}`);
  return [...faults, ...inBody, ...unmarked];
}

/** The numbers of its comments go into `ids`. */
function faultsOfPart(parts: PackageParts, part: string, ids: Set<string>): readonly string[] {
  const faults: string[] = [];
  let paragraphs = 0;
  readPart(parts, part, {
    open: (path, attributes) => {
      if (path.at(-1) === 'w:p') paragraphs += 1;
      if (!isAt(path, ['w:comments', 'w:comment'])) return;
      const id = attributes.get('w:id') ?? '';
      if (ids.has(id)) faults.push(`${part}: comment ${id} is there twice`);
      ids.add(id);
      paragraphs = 0;
      if ((attributes.get('w:author') ?? '') === '') faults.push(`${part}: comment ${id} has no author`);
      const date = attributes.get('w:date');
      if (date !== undefined && Number.isNaN(Date.parse(date)))
        faults.push(`${part}: comment ${id} has the date ${date}`);
    },
    close: (path) => {
      if (isAt(path, ['w:comments', 'w:comment']) && paragraphs === 0)
        faults.push(`${part}: a comment has no paragraph`);
    },
  });
  return faults;
}

function marksInBody(parts: PackageParts, ids: ReadonlySet<string>) {
  const [begun, ended, marks] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const faults: string[] = [];
  const once = (seen: Set<string>, id: string, what: string): void => {
    if (seen.has(id)) faults.push(`${body}: comment ${id} ${what} twice`);
    seen.add(id);
  };
  readPart(parts, body, {
    open: (path, attributes) => {
      const name = path.at(-1) ?? '';
      const id = attributes.get('w:id') ?? '';
      if (name === 'w:commentRangeStart') once(begun, id, 'begins');
      else if (name === 'w:commentRangeEnd') {
        if (!begun.has(id)) faults.push(`${body}: comment ${id} ends without beginning`);
        once(ended, id, 'ends');
      } else if (name === 'w:commentReference') {
        once(marks, id, 'is referred to');
        if (path.at(-2) !== 'w:r') faults.push(`${body}: the reference to comment ${id} stands in no run`);
      }
    },
  });
  for (const id of begun) {
    if (!ended.has(id)) faults.push(`${body}: comment ${id} does not end`);
    if (!marks.has(id)) faults.push(`${body}: nothing refers to the range of comment ${id}`);
  }
  for (const id of marks) if (!ids.has(id)) faults.push(`${body}: no comment ${id}`);
  return { marks, faults };
}
