/** The template's package with what a report adds: charts, properties, memory, the words of every header. */
import { strFromU8 } from 'fflate';
import type { Report } from '../../../report/model.ts';
import { packPart, type PackedPart } from '../../package/archive.ts';
import type { PackageParts } from '../../package/package.ts';
import { readPart } from '../../package/xml.ts';
import type { Charts } from '../write/charts.ts';
import { commentsAddition } from '../write/comments.ts';
import { memoryContentType, memoryParts, memoryRelationship } from '../memory-part.ts';
import { propertyNames } from '../names.ts';
import { contentTypesPath, tokens, type Shell } from '../write/package-template.ts';
import { spliced } from '../story/splices.ts';
import type { Template } from './office-template.ts';
import { placesIn } from './places.ts';
import { wordSplices } from './words.ts';
import { createMender, escapeXml } from '../text.ts';
import { headerWords, type Stamp } from '../write/write.ts';

const headerRelationship = 'rIdFuerHeader';

/** `comments` are the whole part's text where the template has one, else the comments' own XML. */
export function filledParts(
  template: Template,
  report: Report,
  filled: string,
  styles: string,
  charts: Charts,
  stamp: Stamp,
  shell: Shell,
  comments: string,
): readonly PackedPart[] {
  const { parts, main, margins } = template;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relationshipsPath = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const header = headerFor(template, report, folder);
  const own = template.comments;
  const added = commentsAddition(
    own === null ? comments : '',
    `${folder}${parts.has(`${folder}comments.xml`) ? 'commentsFuer' : 'comments'}.xml`,
  );
  const memory = stamp.memory === undefined ? null : stamp.memory;
  const number =
    1 + Math.max(0, ...parts.names.map((name) => Number(/customXml\/item(\d+)\.xml/i.exec(name)?.[1] ?? 0)));
  const properties = propertiesOf(template, report, stamp, shell);
  const changed = new Map<string, string>([
    [main, header === null ? filled : withHeader(filled)],
    [template.styles.path, styles],
    [
      relationshipsPath,
      textOf(parts, relationshipsPath).replace(
        '</Relationships>',
        `${charts.relationships}${memory === null ? '' : memoryRelationship(number)}${header?.relationship ?? ''}${added.relationship}</Relationships>`,
      ),
    ],
    [
      contentTypesPath,
      asDocument(textOf(parts, contentTypesPath)).replace(
        '</Types>',
        `${charts.contentTypes}${memory === null ? '' : memoryContentType(number)}${header?.contentType ?? ''}${added.contentType}${properties.contentType}</Types>`,
      ),
    ],
    ...properties.changed,
    ...(own === null ? [] : ([[own.path, comments]] as const)),
    ...[...margins].map(([path, story]): [string, string] => [
      path,
      withRunningWords(spliced(story.xml, wordSplices(placesIn(story).words, report, null)), report, template),
    ]),
  ]);
  return [
    ...parts.names.map((name) => packPart(name, changed.get(name) ?? parts.get(name) ?? '')),
    ...charts.parts,
    ...(memory === null ? [] : memoryParts(memory, number)),
    ...(header === null ? [] : [packPart(header.path, header.xml)]),
    ...added.parts,
    ...properties.added,
  ];
}

const customPath = 'docProps/custom.xml';

/** By which run the document was made: beside the properties that the template has, or in a part of their own. */
function propertiesOf({ parts }: Template, report: Report, stamp: Stamp, shell: Shell) {
  const said = new Map([
    [propertyNames.report, report.id],
    [propertyNames.run, stamp.run],
  ]);
  if (parts.has(customPath)) {
    const theirs = textOf(parts, customPath).replaceAll(/<property\b[^>]*name="fuer\.\w+".*?<\/property>/gs, '');
    const last = Math.max(1, ...[...theirs.matchAll(/ pid="(\d+)"/g)].map(([, pid]) => Number(pid)));
    const ours = [...said].map(
      ([name, value], position) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${last + 1 + position}" name="${name}"><vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${escapeXml(value)}</vt:lpwstr></property>`,
    );
    const changed = theirs.replace(/<\/Properties>|<Properties([^>]*)\/>/, (end, attributes?: string) =>
      attributes === undefined ? `${ours.join('')}${end}` : `<Properties${attributes}>${ours.join('')}</Properties>`,
    );
    return { changed: [[customPath, changed] as const], added: [], contentType: '' };
  }
  const own = (shell.worded.get(customPath) ?? '')
    .replaceAll(tokens.report, escapeXml(report.id))
    .replaceAll(tokens.run, escapeXml(stamp.run));
  const root = textOf(parts, '_rels/.rels').replace(
    '</Relationships>',
    `<Relationship Id="rIdFuerProperties" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${customPath}"/></Relationships>`,
  );
  return {
    changed: [['_rels/.rels', root] as const],
    added: [packPart(customPath, own)],
    contentType: `<Override ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml" PartName="/${customPath}"/>`,
  };
}

/** 草稿 and the round's header stand on every page: in front of what the template's own headers hold. */
function withRunningWords(xml: string, report: Report, template: Template): string {
  if (!/<w:hdr\b/.test(xml) || headerWords(report) === '' || saysHeader(template)) return xml;
  return xml.replace(/<w:hdr\b[^>]*>/, (opening) => opening + runningLine(report));
}

/** A header of our own where the template has none at all. */
function headerFor(template: Template, report: Report, folder: string) {
  const has = /<w:headerReference\b/.test(template.body.xml);
  if (has || headerWords(report) === '' || saysHeader(template)) return null;
  const path = `${folder}headerFuer.xml`;
  return {
    path,
    xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${runningLine(report)}</w:hdr>`,
    relationship: `<Relationship Id="${headerRelationship}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="headerFuer.xml"/>`,
    contentType: `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml" PartName="/${path}"/>`,
  };
}

function withHeader(body: string): string {
  const reference = `<w:headerReference w:type="default" r:id="${headerRelationship}"/>`;
  return body
    .replaceAll(/<w:sectPr\b([^>]*)\/>/g, `<w:sectPr$1></w:sectPr>`)
    .replaceAll(/<w:sectPr\b[^>]*>/g, (opening) => opening + reference);
}

function saysHeader(template: Template): boolean {
  return [template.body, ...template.margins.values()].some((story) =>
    placesIn(story).words.some(({ place }) => place === '页眉'),
  );
}

function runningLine(report: Report): string {
  const words = createMender().runContent('header', headerWords(report));
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr>${words}</w:r></w:p>`;
}

/** A .dotx is filled as a document. */
function asDocument(contentTypes: string): string {
  return contentTypes.replace('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml');
}

/** A part as text. Throws a Refusal. */
export function textOf(parts: PackageParts, path: string): string {
  // Read once as XML, so that what is taken for text below is whole and harmless.
  readPart(parts, path, { open: () => undefined });
  return strFromU8(parts.get(path) ?? new Uint8Array()).replace(/^\ufeff/, '');
}
