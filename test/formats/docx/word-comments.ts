/** What people do with comments, as Word writes it: into the comments part, the body, and the part that knows answers. */
import { strFromU8, unzipSync } from 'fflate';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { edited, partOf } from './edited.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface ReadComment {
  readonly id: string;
  readonly author: string;
  /** Paragraphs on lines. */
  readonly text: string;
  /** The body's words between its marks; null where it has none. */
  readonly beside: string | null;
}

/** In the order of the part. */
export function commentsOf(bytes: Uint8Array): readonly ReadComment[] {
  const body = partOf(bytes, 'word/document.xml');
  return [...partOf(bytes, 'word/comments.xml').matchAll(/<w:comment [^>]*>.*?<\/w:comment>/gs)].map(([xml]) => {
    const id = /w:id="(\d+)"/.exec(xml)?.[1] ?? '';
    const paragraphs = xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? [];
    const inside = new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, 's').exec(
      body,
    );
    return {
      id,
      author: /w:author="([^"]*)"/.exec(xml)?.[1] ?? '',
      text: paragraphs.map(wordsOf).join('\n'),
      beside: inside === null ? null : wordsOf(inside[1] ?? ''),
    };
  });
}

function wordsOf(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '');
}

/** Comments and their marks fit together. */
export function faultsOfComments(bytes: Uint8Array): readonly string[] {
  return lintDocument(bytes).filter((fault) => fault.includes('comment'));
}

export interface Person {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly date?: string;
}

function personsXml({ id, author, text, date }: Person): string {
  const when = date === undefined ? '' : ` w:date="${date}"`;
  return `<w:comment w:id="${id}" w:author="${author}"${when} w:initials="${author}"><w:p w14:paraId="${paraId(id)}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
}

/** A comment at the run in which `words` stand, once. */
export function withPersonsComment(bytes: Uint8Array, words: string, person: Person): Uint8Array {
  const { id } = person;
  const comment = personsXml(person);
  return edited(
    bytes,
    (xml) => {
      const at = xml.indexOf(`>${words}`);
      const start = xml.lastIndexOf('<w:r>', at);
      const end = xml.indexOf('</w:r>', at) + '</w:r>'.length;
      if (at === -1 || xml.includes(`>${words}`, at + 1)) throw new Error(`${words} stands not once`);
      return `${xml.slice(0, start)}<w:commentRangeStart w:id="${id}"/>${xml.slice(start, end)}<w:commentRangeEnd w:id="${id}"/>${reference(id)}${xml.slice(end)}`;
    },
    withPart(bytes, comment),
  );
}

/** A comment from one run to another, counted among all that hold words, wherever they stand. */
export function withCommentAt(bytes: Uint8Array, from: number, to: number, person: Person): Uint8Array {
  const { id } = person;
  const comment = personsXml(person);
  return edited(
    bytes,
    (xml) => {
      const runs = [...xml.matchAll(/<w:r>(?:(?!<w:r>).)*?<w:t[ >](?:(?!<w:r>).)*?<\/w:r>/gs)];
      const [first, last] = [from % runs.length, to % runs.length]
        .toSorted((a, b) => a - b)
        .map((index) => runs[index]);
      if (first === undefined || last === undefined) throw new Error('no words');
      const end = last.index + last[0].length;
      return `${xml.slice(0, first.index)}<w:commentRangeStart w:id="${id}"/>${xml.slice(first.index, end)}<w:commentRangeEnd w:id="${id}"/>${reference(id)}${xml.slice(end)}`;
    },
    withPart(bytes, comment),
  );
}

/** An answer to a comment that stands there: `known` where Word's own part says which comment it answers. */
export function withAnswer(bytes: Uint8Array, to: number, person: Person, known: boolean): Uint8Array {
  const named = partOf(bytes, 'word/comments.xml').replace(
    new RegExp(`(<w:comment w:id="${to}"(?:(?!</w:comment>).)*)<w:p>((?:(?!<w:p>).)*</w:comment>)`, 's'),
    `$1<w:p w14:paraId="${paraId(to)}">$2`,
  );
  const { id } = person;
  const answer = personsXml(person);
  const more = known
    ? extendedParts(
        bytes,
        `<w15:commentEx w15:paraId="${paraId(to)}" w15:done="0"/><w15:commentEx w15:paraId="${paraId(id)}" w15:paraIdParent="${paraId(to)}" w15:done="0"/>`,
      )
    : {};
  return edited(
    bytes,
    (xml) =>
      xml
        .replace(`<w:commentRangeStart w:id="${to}"/>`, (mark) => `${mark}<w:commentRangeStart w:id="${id}"/>`)
        .replace(
          `<w:r><w:commentReference w:id="${to}"/></w:r>`,
          (mark) => `${mark}<w:commentRangeEnd w:id="${id}"/>${reference(id)}`,
        ),
    { 'word/comments.xml': namespaced(named.replace('</w:comments>', `${answer}</w:comments>`)), ...more },
  );
}

/** Word names the paragraphs of comments, and notes of each whether it is settled. */
export function settledInWord(bytes: Uint8Array, ids: readonly number[]): Uint8Array {
  let part = partOf(bytes, 'word/comments.xml');
  for (const id of ids) {
    part = part.replace(
      new RegExp(`(<w:comment w:id="${id}"(?:(?!</w:comment>).)*)<w:p>((?:(?!<w:p>).)*</w:comment>)`, 's'),
      `$1<w:p w14:paraId="${paraId(id)}">$2`,
    );
  }
  const entries = ids.map((id) => `<w15:commentEx w15:paraId="${paraId(id)}" w15:done="1"/>`).join('');
  return edited(bytes, (xml) => xml, { 'word/comments.xml': namespaced(part), ...extendedParts(bytes, entries) });
}

export function paraId(id: number): string {
  return `1A2B3C${String(id).padStart(2, '0')}`;
}

function extendedParts(bytes: Uint8Array, entries: string): Readonly<Record<string, string>> {
  return {
    'word/commentsExtended.xml': `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${entries}</w15:commentsEx>`,
    ...related(
      bytes,
      'rIdE',
      'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
      'commentsExtended',
    ),
  };
}

/** As Word writes it, with a style of its own. */
function reference(id: number): string {
  return `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
}

function withPart(bytes: Uint8Array, comment: string): Readonly<Record<string, string>> {
  const part = partOf(bytes, 'word/comments.xml');
  if (part !== '') {
    return { 'word/comments.xml': namespaced(part.replace('</w:comments>', `${comment}</w:comments>`)) };
  }
  return {
    'word/comments.xml': namespaced(`<w:comments xmlns:w="${word}">${comment}</w:comments>`),
    ...related(bytes, 'rIdC', `${office}/comments`, 'comments'),
  };
}

function namespaced(part: string): string {
  if (part.includes('xmlns:w14=')) return part;
  return part.replace('<w:comments ', '<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ');
}

function related(bytes: Uint8Array, id: string, type: string, name: string): Readonly<Record<string, string>> {
  const parts = unzipSync(bytes);
  const [relationships, types] = ['word/_rels/document.xml.rels', '[Content_Types].xml'] as const;
  const textOf = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  return {
    [relationships]: textOf(relationships).replace(
      '</Relationships>',
      `<Relationship Id="${id}" Type="${type}" Target="${name}.xml"/></Relationships>`,
    ),
    [types]: textOf(types).replace(
      '</Types>',
      `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml" PartName="/word/${name}.xml"/></Types>`,
    ),
  };
}
