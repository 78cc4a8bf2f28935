/** What is unclear in a note, said with its line and a way out. */
import { achievedState, openStates, quotedStates } from '../../indicators/goal-state.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { NoteDocument, NoteRemark, NoteRemarkKind } from './document.ts';
import { headingCore, nearestHeading } from './headings.ts';
import type { NameIndex } from './indicators.ts';
import { nearestIndicator } from './indicators.ts';
import type { JudgedItem } from './judging.ts';
import type { OddHeading, Outline } from './outline.ts';
import type { NoteOwner } from './owner.ts';
import type { NoteItem, NoteSection } from './notes.ts';
import { noteSections } from './notes.ts';
import { onlyRefers } from './heads/references.ts';
import { unfilledBlank } from '../unfilled.ts';

export function documentFindings(
  document: NoteDocument,
  outline: Outline,
  owner: NoteOwner,
  year: number,
  names: NameIndex,
): readonly Diagnostic[] {
  return [
    ...titleYear(outline, owner, year),
    ...outline.oddHeadings.map((heading) => oddHeading(heading, owner, names)),
    ...document.remarks.map((remark) => leftOut(remark, owner)),
  ];
}

export function itemFindings({ item, tags }: JudgedItem, owner: NoteOwner, names: NameIndex): readonly Diagnostic[] {
  return [
    ...(item.planUnclear ? [unclearPlan(item, owner)] : []),
    ...otherPlan(item, tags.indicators, owner, names),
    ...tags.unknownCodes.map((code) => unknownCode(code, item, owner, names)),
    ...(needsIndicator(item) && item.indicators.length === 0 ? [unclearIndicator(item, owner)] : []),
    ...(item.section === '定性目标' && item.state === null ? [unclearState(item, owner)] : []),
    ...(refersBack(item.text) ? [unclearReference(item, owner)] : []),
    ...leftBlank(item, owner),
  ];
}

export function leftBlank(item: NoteItem, owner: NoteOwner): readonly Diagnostic[] {
  const blank = unfilledBlank(item.text);
  if (blank === null) return [];
  return [
    finding('unfilled-blank', {
      message: `“${shortened(item.text)}”里有一处留空没有填：“${blank}”。`,
      hint: '请补上数字或文字；不需要的，请删去这一处。照这样印出也无妨的，在 decisions.yaml 用 accept 写明理由。',
      origin: item.origin,
      unit: owner.unit,
    }),
  ];
}

function titleYear(outline: Outline, owner: NoteOwner, year: number): readonly Diagnostic[] {
  if (outline.title === null) return [];
  const words = outline.title.text.replaceAll(/[（(][^）)]*[)）]/g, '');
  const years = [...words.matchAll(/(?:19|20)\d\d(?=年)/g)].map((match) => Number(match[0]));
  // A title may look one year ahead: 2016年工作计划 in the round of 2015.
  if (years.length === 0 || years.some((named) => named === year || named === year + 1)) return [];
  return [
    finding('other-title-year', {
      message: `标题“${outline.title.text}”写的是${years[0] ?? ''}年，本轮是${year}年。`,
      hint: '请核对是否放错了往年的材料；内容仍按本年使用。',
      origin: outline.title.origin,
      unit: owner.unit,
    }),
  ];
}

function oddHeading({ line, section, alsoNames, kept }: OddHeading, owner: NoteOwner, names: NameIndex): Diagnostic {
  const heading = headingCore(line.text);
  if (alsoNames.length > 0) {
    return finding('unknown-heading', {
      message: `标题“${heading}”把${[section, ...alsoNames].join('、')}写在一起，其下内容都归入“${section}”。`,
      hint: `请分开写，各用一个标题：${[section, ...alsoNames].join('、')}。`,
      origin: line.origin,
      unit: owner.unit,
    });
  }
  const nearest = nearestHeading(line.text) ?? (wantsIndicator(section) ? nearestIndicator(heading, names) : null);
  const treated = kept ? `作为“${section}”的内容保留` : `其下内容归入“${section}”`;
  return finding('unknown-heading', {
    message: `标题“${shortened(heading)}”不是约定的标题，${treated}。`,
    hint:
      nearest === null
        ? `可用的标题：${noteSections.join('、')}；${wantsIndicator(section) ? '其下的小标题写指标代码或名称。' : '如就是这样写的，不必改。'}`
        : `是否应为“${nearest}”？`,
    origin: line.origin,
    unit: owner.unit,
  });
}

function wantsIndicator(section: NoteSection): boolean {
  return section === '原因分析' || section === '变化说明' || section === '对策建议';
}

function needsIndicator(item: NoteItem): boolean {
  return item.section === '原因分析' || item.section === '变化说明';
}

function unclearPlan(item: NoteItem, owner: NoteOwner): Diagnostic {
  return finding('unclear-plan', {
    message: `“${shortened(item.text)}”没有写明属于妇女还是儿童发展规划，暂时两个规划的报告都用。`,
    hint: '请在这一条开头加上［妇女］［儿童］或［两规划］，或把它移到“妇女发展规划”“儿童发展规划”标题下。',
    origin: item.origin,
    unit: owner.unit,
  });
}

/** A tag names an indicator that none of the item's plans has. */
function otherPlan(
  item: NoteItem,
  tagged: readonly string[],
  owner: NoteOwner,
  names: NameIndex,
): readonly Diagnostic[] {
  return tagged.flatMap((code) => {
    const plans = names.plansByCode.get(code) ?? [];
    if (plans.length === 0 || plans.some((plan) => item.plans.includes(plan))) return [];
    const own = plans.map((plan) => planWord[plan]).join('、');
    const written = item.plans.map((plan) => planWord[plan]).join('、');
    return [
      finding('unclear-plan', {
        message: `“${shortened(item.text)}”列在${written}发展规划，但标注的 ${code} 是${own}发展规划的指标。`,
        hint: '请改正指标代码，或把这一条移到它所属的规划。',
        origin: item.origin,
        unit: owner.unit,
        indicator: code,
      }),
    ];
  });
}

function unknownCode(code: string, item: NoteItem, owner: NoteOwner, names: NameIndex): Diagnostic {
  const nearest = nearestIndicator(code, names);
  return finding('unknown-indicator', {
    message: `标注的指标代码“${code}”不在登记册里，原样留在文字中。`,
    hint: nearest === null ? '请核对代码。' : `是否应为“${nearest}”？`,
    origin: item.origin,
    unit: owner.unit,
  });
}

function unclearIndicator(item: NoteItem, owner: NoteOwner): Diagnostic {
  return finding('unclear-indicator', {
    message: `${item.section}“${shortened(item.text)}”没有写明说的是哪项指标。`,
    hint: '请在这一条开头加上指标代码，如［W02］，或在前面加一行指标名称作小标题。',
    origin: item.origin,
    unit: owner.unit,
  });
}

function unclearState(item: NoteItem, owner: NoteOwner): Diagnostic {
  return finding('unclear-state', {
    message: `定性目标“${shortened(item.text)}”没有写明${achievedState}、${openStates.join('还是')}，或写了不止一种。`,
    hint: `请在目标后面写上${quotedStates}中的一个，再写依据；打勾的，只勾一个。`,
    origin: item.origin,
    unit: owner.unit,
  });
}

/** 同上, 见上条, 如前所述, 该项工作, 其工作: words that stand for others and are read elsewhere without them. */
function refersBack(text: string): boolean {
  return onlyRefers(text) || /^(?:同上|同前|见上|见前|如上|如前|该|其(?![中他它余次实间])|上述|前述)/.test(text.trim());
}

function unclearReference(item: NoteItem, owner: NoteOwner): Diagnostic {
  return finding('unclear-reference', {
    message: onlyRefers(item.text)
      ? `“${shortened(item.text)}”只指向别处，自己没有内容，没有印入报告。`
      : `“${shortened(item.text)}”指的是上文，摘到总报告里就看不出说的是什么。`,
    hint: '请把“同上”“见附件”“该”“其”等换成所指的内容。',
    origin: item.origin,
    unit: owner.unit,
  });
}

/**
 * `unread`: words of the person's that the reports lack, where there are any. The others were read otherwise than they
 * look, or are no words of the text.
 */
const leftOutWords = {
  table: ['表格', '表格不会印入报告；需要的内容请改写成文字。', 'unread'],
  picture: ['图片', '图片不会印入报告；需要的内容请改写成文字。', 'said'],
  chart: ['统计图', '图不会印入报告；需要的内容请改写成文字。', 'said'],
  'tracked-change': ['修订', '已按“接受全部修订”读取；如不对，请在 Word 里处理完修订后重新保存。', 'said'],
  'hidden-text': ['隐藏文字', '隐藏文字没有使用；需要的请取消隐藏。', 'said'],
  'struck-text': ['划去的文字', '划去的文字没有使用；需要的请去掉删除线。', 'said'],
  prompt: ['没有填写的提示文字', '填写框里的提示没有使用；确是要写的内容，请在框里重新打一遍。', 'said'],
  comment: ['批注', '批注没有使用；需要的内容请写进正文。', 'said'],
  footnote: ['脚注或尾注', '脚注、尾注没有使用；需要的内容请写进正文。', 'unread'],
  contents: ['目录', '目录由正文生成，没有使用。', 'said'],
  ruby: ['注在字上方的拼音或文字', '只用了下面的字；需要的请写进正文。', 'said'],
  'text-box': ['文本框', '文本框里的文字接在本段后面读取；位置不对的，请移到正文。', 'said'],
  'layout-table': ['写有成句文字的表格', '已按从左到右、从上到下的顺序读取；顺序不对的，请移出表格。', 'said'],
  equation: ['公式', '公式已按一行读取，请核对；读得不对的，请改写成文字。', 'said'],
  'list-number': ['不常用的自动编号', '编号已按阿拉伯数字读取，请核对。', 'said'],
  drawing: ['图形里的文字', '图形里的文字没有使用；需要的请移到正文。', 'unread'],
  object: ['嵌入的对象', '对象里的内容读不出；需要的请改写成文字。', 'lost'],
  chunk: ['嵌入的文件', '嵌入的文件读不出；请用 Word 打开后另存为 .docx，重新放入。', 'lost'],
  'sub-document': ['主控文档的子文档', '子文档不在这个文件里；请把它的内容粘贴到正文。', 'lost'],
  symbol: ['认不出的符号', '这个符号的字体本程序不认识，印出来可能是方框；请改用“插入符号”里的普通字符。', 'lost'],
  field: ['没有结果的域', '请在 Word 里按 F9 更新后保存，或改成普通文字。', 'lost'],
  element: ['认不出的内容', '这里有本程序不认识的内容，没有使用；请改成普通文字。', 'lost'],
  direction: ['从右向左排的文字', '看到的顺序与存下的不同，已按存下的顺序读取；请核对，并改成普通文字。', 'lost'],
  'control-character': ['不能印出的控制符', '已略去；请核对这里有没有缺字。', 'lost'],
  'markup-not-read': ['过于复杂的排版符号', '这份材料按普通文本读取；请减少列表的层数。', 'said'],
} as const satisfies Record<NoteRemarkKind, readonly [what: string, hint: string, effect: 'unread' | 'lost' | 'said']>;

/** 表格, 划去的文字: what a remark is about. */
export function remarkName(kind: NoteRemarkKind): string {
  return leftOutWords[kind][0];
}

export function leftOut(remark: NoteRemark, owner: NoteOwner): Diagnostic {
  const [what, hint, effect] = leftOutWords[remark.kind];
  const isLost = effect === 'lost' || (effect === 'unread' && remark.words !== '');
  return finding(isLost ? 'note-words-unread' : 'left-out-of-note', {
    message: remark.words === '' ? `这里有${what}。` : `这里有${what}：“${shortened(remark.words)}”。`,
    hint,
    origin: remark.origin,
    unit: owner.unit,
  });
}

/** The first words, enough to find the place again. */
function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const letters = Array.from(line.slice(0, 60));
  return letters.length > 20 || line.length > 60 ? `${letters.slice(0, 20).join('')}…` : line;
}
