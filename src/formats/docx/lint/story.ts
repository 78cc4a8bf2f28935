/** The faults inside one story of a document: the body, a header, a footer. */
import type { PackageParts } from '../../package/package.ts';
import { readPart, type XmlAttributes } from '../../package/xml.ts';

/** What a story may refer to. */
export interface Surroundings {
  readonly styles: ReadonlySet<string>;
  readonly numberings: ReadonlySet<string>;
  readonly relationships: ReadonlySet<string>;
}

export function lintStory(parts: PackageParts, part: string, surroundings: Surroundings): readonly string[] {
  const faults: string[] = [];
  const checks = [references(surroundings), bookmarks(), identities(), fields(), tables()];
  readPart(parts, part, {
    open: (path, attributes) => {
      for (const check of checks) check.open(path, attributes, (fault) => faults.push(`${part}: ${fault}`));
    },
    text: (path, text) => {
      for (const check of checks) check.text?.(path, text);
    },
    close: (path) => {
      for (const check of checks) check.close?.(path, (fault) => faults.push(`${part}: ${fault}`));
    },
  });
  for (const check of checks) check.end?.((fault) => faults.push(`${part}: ${fault}`));
  return faults;
}

type Report = (fault: string) => void;

interface Check {
  open(path: readonly string[], attributes: XmlAttributes, report: Report): void;
  text?(path: readonly string[], text: string): void;
  close?(path: readonly string[], report: Report): void;
  end?(report: Report): void;
}

function references(surroundings: Surroundings): Check {
  return {
    open: (path, attributes, report) => {
      const name = path.at(-1) ?? '';
      const value = attributes.get('w:val') ?? '';
      if (['w:pStyle', 'w:rStyle', 'w:tblStyle'].includes(name) && !surroundings.styles.has(value)) {
        report(`no style ${value}`);
      }
      if (name === 'w:numId' && !surroundings.numberings.has(value)) report(`no numbering ${value}`);
      for (const attribute of ['r:id', 'r:embed', 'r:link']) {
        const id = attributes.get(attribute);
        if (id !== undefined && !surroundings.relationships.has(id)) report(`no relationship ${id}`);
      }
    },
  };
}

function bookmarks(): Check {
  const names = new Set<string>();
  const open = new Map<string, string>();
  const ids = new Set<string>();
  const wanted: string[] = [];
  return {
    open: (path, attributes, report) => {
      const id = attributes.get('w:id') ?? '';
      const name = attributes.get('w:name') ?? '';
      if (path.at(-1) === 'w:bookmarkStart') {
        if (ids.has(id)) report(`bookmark number ${id} is there twice`);
        // Word takes names that differ in case alone for one.
        if (names.has(name.toLowerCase())) report(`bookmark ${name} is there twice`);
        if (!/^[A-Za-z_]\w{0,39}$/.test(name)) report(`bookmark ${name} has a name that Word refuses`);
        ids.add(id);
        names.add(name.toLowerCase());
        open.set(id, name);
      }
      if (path.at(-1) === 'w:bookmarkEnd' && !open.delete(id)) report(`bookmark number ${id} ends without beginning`);
      const anchor = path.at(-1) === 'w:hyperlink' ? attributes.get('w:anchor') : undefined;
      if (anchor !== undefined) wanted.push(anchor);
    },
    text: (path, text) => {
      const target = path.at(-1) === 'w:instrText' ? /\b(?:PAGE)?REF (\S+)/.exec(text)?.[1] : undefined;
      if (target !== undefined) wanted.push(target);
    },
    end: (report) => {
      for (const name of open.values()) report(`bookmark ${name} does not end`);
      for (const name of wanted) if (!names.has(name.toLowerCase())) report(`no bookmark ${name}`);
    },
  };
}

/** Numbers of drawings and content controls, each unlike the others of its kind. */
function identities(): Check {
  const seen = new Set<string>();
  return {
    open: (path, attributes, report) => {
      const name = path.at(-1) ?? '';
      const kind = name.endsWith('}docPr')
        ? 'drawing'
        : name === 'w:id' && path.at(-2) === 'w:sdtPr'
          ? 'control'
          : null;
      if (kind === null) return;
      const id = `${kind} ${attributes.get(kind === 'drawing' ? 'id' : 'w:val') ?? ''}`;
      if (seen.has(id)) report(`${id} is there twice`);
      seen.add(id);
    },
  };
}

function fields(): Check {
  const open: string[] = [];
  return {
    open: (path, attributes, report) => {
      if (path.at(-1) !== 'w:fldChar') return;
      const type = attributes.get('w:fldCharType') ?? '';
      if (type === 'begin') open.push('begin');
      else if (open.length === 0) report(`a field has its ${type} without a beginning`);
      else if (type === 'separate') {
        if (open.at(-1) === 'separate') report('a field has two results');
        open[open.length - 1] = 'separate';
      } else open.pop();
    },
    end: (report) => {
      if (open.length > 0) report(`${open.length} fields do not end`);
    },
  };
}

/** Rows in every table, cells in every row that fill its grid, and a paragraph at the end of every cell. */
function tables(): Check {
  interface Open {
    columns: number;
    rows: number;
    filled: number;
    last: string;
  }
  const open: Open[] = [];
  return {
    open: (path, attributes) => {
      const [name, parent] = [path.at(-1), path.at(-2)];
      const table = open.at(-1);
      if (table !== undefined && parent === 'w:tc') table.last = name ?? '';
      if (name === 'w:tbl') open.push({ columns: 0, rows: 0, filled: 0, last: '' });
      else if (table === undefined) return;
      else if (name === 'w:gridCol') table.columns += 1;
      else if (name === 'w:tr') Object.assign(table, { rows: table.rows + 1, filled: 0 });
      else if (name === 'w:tc') Object.assign(table, { filled: table.filled + 1, last: '' });
      else if (name === 'w:gridSpan') table.filled += Number(attributes.get('w:val') ?? '1') - 1;
    },
    close: (path, report) => {
      const table = open.at(-1);
      if (table === undefined) return;
      if (path.at(-1) === 'w:tc' && table.last !== 'w:p') report('a cell does not end with a paragraph');
      if (path.at(-1) === 'w:tr' && table.filled !== table.columns) {
        report(`row ${table.rows} fills ${table.filled} of ${table.columns} columns`);
      }
      if (path.at(-1) === 'w:tbl') {
        if (table.rows === 0) report('a table has no rows');
        open.pop();
      }
    },
  };
}
