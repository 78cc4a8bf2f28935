/**
 * Random damage to XML parts and notes, the same on every run of a seed: what is read of it may be anything that the
 * program has a word for, and nothing else.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { relationships, zipped } from '../formats/package-files.ts';
import { drawn } from '../dataset/layouts/layout-text.ts';
import { drawnWorkbook } from '../dataset/layouts/write-drawn.ts';
import type { HostileFile } from './hostile-file.ts';
import { outcomeOf } from './outcome.ts';

export interface Mutant {
  readonly seed: number;
  readonly file: string;
  readonly bytes: Uint8Array;
}

export type Verdict =
  | { readonly kind: 'read' | 'refused'; readonly milliseconds: number }
  | { readonly kind: 'thrown'; readonly error: string };

/** Numbers that look random and are the same on every run (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function mutantOf(seed: number): Mutant {
  const random = randomNumbers(seed);
  const [file, parts] = sources[random(sources.length)] ?? sources[0];
  if (typeof parts === 'string') return { seed, file, bytes: Buffer.from(mutated(parts, random)) };
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
  const name = names[random(names.length)] ?? '';
  return { seed, file, bytes: zipped({ ...parts, [name]: mutated(parts[name] ?? '', random) }, 0) };
}

export function verdictOn(mutant: Mutant): Verdict {
  const file: HostileFile = {
    class: '变异',
    title: String(mutant.seed),
    file: mutant.file,
    bytes: () => mutant.bytes,
    gives: '',
  };
  try {
    const { line, findings, milliseconds } = outcomeOf(file);
    const odd = findings.find(
      ({ message, hint }) => !/\p{Script=Han}/u.test(message + hint) || /\n\s+at /.test(message),
    );
    if (odd !== undefined) return { kind: 'thrown', error: `said ${odd.message}` };
    return { kind: line.startsWith('拒收') ? 'refused' : 'read', milliseconds };
  } catch (error) {
    return { kind: 'thrown', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

type Texts = Readonly<Record<string, string>>;

function textsOf(bytes: Uint8Array): Texts {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

const smallLayout = `
=== 年报表
填报单位：卫生局 | < | < | <
代码 | 指标名称 | 全省 | <
^ | ^ | date:2014-12-31 | #2015
W02 | rich 孕产妇死亡率^① | W02/省14 | W02/省15 as formula
W05 | 住院分娩率 | W05/省14 as percent | W05/省15
`;
const saved = new URL('../fixtures/layouts/03-xlsx.xlsx', import.meta.url);
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const wordNote: Texts = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
  'word/_rels/document.xml.rels': relationships(
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'numbering', 'numbering.xml'],
  ),
  'word/document.xml': `<w:document ${w}><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>主要做法</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>开展妇女培训26期。</w:t></w:r><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>`,
  'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`,
  'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
};
const textNote = `---\n单位: 卫生局\n---\n# 妇女发展规划\n## 主要做法\n- 一是［W02］降到8.51/10万。二是**培训**26期。\n\n## 对策建议\n1. 2016年9月底前建园。\n\n| 甲 |\n| --- |\n`;
const csv =
  '填报单位：卫生局\n代码,指标名称,计量单位,2014年,"2015年"\nW02,孕产妇死亡率,1/10万,9.70,8.51\nC03,婴儿死亡率,‰,3.42,"3.1"\n';

const sources: readonly [readonly [string, Texts | string], ...(readonly (readonly [string, Texts | string])[])] = [
  ['workbooks/卫生局.xlsx', textsOf(drawnWorkbook(drawn(smallLayout)))],
  ['workbooks/卫生局.xlsx', textsOf(new Uint8Array(readFileSync(saved)))],
  ['workbooks/卫生局.csv', csv],
  ['notes/卫生局.docx', wordNote],
  ['notes/卫生局.md', textNote],
  ['notes/卫生局.txt', textNote],
];

/** Up to four changes: a piece put in, cut out, doubled or moved. */
function mutated(text: string, random: (below: number) => number): string {
  let changed = text;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const start = random(changed.length + 1);
    const end = Math.min(changed.length, start + random(60));
    const cut = changed.slice(start, end);
    const to = random(changed.length + 1);
    const piece = pieces[random(pieces.length)] ?? '';
    changed =
      [
        changed.slice(0, start) + piece + changed.slice(start),
        changed.slice(0, start) + piece + changed.slice(end),
        changed.slice(0, start) + changed.slice(end),
        changed.slice(0, to) + cut + changed.slice(to),
        changed.slice(0, start) + cut.repeat(30) + changed.slice(end),
      ][random(5)] ?? changed;
  }
  return changed;
}

// prettier-ignore
const pieces = [
  '<', '>', '/>', '"', "'", '&', '&#0;', '&#xD800;', '&amp;', ' ', '\u0000', '\ufeff', '\u202e', '\ud83d', '𠮷', '-', '.', ',', ';', '|', '\n', '\r', '\t',
  '</row>', '<row>', '<row r="0">', '<c r="XFD1048576">', '<c t="s">', '<c t="e">', '<c t="d">', '<v>', '</v>', '<v>1e400</v>', '<f>', '<is>', '<t>', '<r><rPr><vertAlign val="superscript"/></rPr>', '_xD800_', 's="999"', 't="inlineStr"', 'r:id="rId9"', 'xmlns=""',
  '<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B2:A1"/>', '<col min="0" max="99999" hidden="1"/>', 'formatCode="[&gt;1]0;;;@"', 'numFmtId="999999"', 'date1904="1"', '../', 'TargetMode="External"', '__proto__="x"', '<__proto__/>', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE a>', '<?x?>',
  '<w:p>', '</w:p>', '<w:tbl>', '</w:tbl>', '<w:r>', '<w:t>', '<w:del>', '<w:ins>', '<w:vanish/>', '<w:fldChar w:fldCharType="begin"/>', '<w:ilvl w:val="99"/>', '<w:numId w:val="-1"/>', 'w:val="%9%9%9"', '<w:basedOn w:val="1"/>', '<w:start w:val="999999999"/>',
  '指标名称', '2015年', '全省', '其中：', '孕产妇死亡率', '％', '１', '①', '—', '…', '万', '9'.repeat(400), '（'.repeat(50), '# ', '## 主要做法\n', '［W02］', '［两规划］', '**', '`', '- ', '---\n', '一是', '，', '2016年9月底前',
];
