/** What a build says at its end: documents, findings, missing material, where to look next. */
import { byUnit, findingJson } from '../../dataset/check-json.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { formatOrigin } from '../../provenance.ts';
import type { BuiltRound } from '../../pipeline/pipeline.ts';
import type { MadeDocument, MergeRemark } from '../../pipeline/run/run.ts';
import { countsByLevel, findingText } from './findings-text.ts';
import { missingMaterial } from './missing-material.ts';
import { nextCommand, plainWords } from '../opening/terminal.ts';

export interface BuildResult extends BuiltRound {
  /** The out folder as people see it. */
  readonly shownFolder: string;
  /** The round's own folder. */
  readonly folder: string;
}

type DocumentState = 'written' | 'draft' | 'withheld' | 'unchanged';

/** The contract's form of `build --json`. */
export function buildJson(result: BuildResult): unknown {
  const findings = [...result.dataset.findings, ...outputFindings(result)];
  return {
    documents: result.documents.map((document) => {
      const { path, kind, unit, plan } = document.judged.document;
      const file = result.outcome.placements.get(path)?.file ?? path;
      return {
        path: `${result.shownFolder}/${file}`,
        kind,
        unit,
        plan,
        state: stateOf(document, result),
        draft: document.judged.verdict === 'draft',
        because: document.judged.because.map(findingJson),
        changed: stateOf(document, result) === 'unchanged' ? [] : (result.reasons.get(path) ?? []),
      };
    }),
    findings: byUnit(findings, result.dataset.round).map(findingJson),
  };
}

export function buildSummary(result: BuildResult): string {
  const { dataset, documents } = result;
  const { round } = dataset;
  const of = (state: DocumentState): readonly MadeDocument[] =>
    documents.filter((document) => stateOf(document, result) === state);
  const findings = [...dataset.findings, ...outputFindings(result)];
  if (documents.length === 0) return '没有符合条件的文件：成员单位只报数据，没有单位报告（三张表请加 --tables）。';
  const said = [
    `${round.area.name} ${round.year}年：写出 ${of('written').length + of('draft').length} 份，未变 ${of('unchanged').length} 份，扣发 ${of('withheld').length} 份。`,
    ...listed('写出', of('written'), result),
    ...listed('写出（草稿）', of('draft'), result),
    ...draftsUnchanged(of('unchanged'), result),
    ...withheldList(of('withheld'), result),
    ...removedList(result),
    `问题：${countsByLevel(findings)}。`,
    ...outputFindings(result).map((one) => `  ${findingText(one)}`),
    ...missingMaterial(dataset),
    nextStep(result, of('withheld').length),
  ];
  return plainWords(said.join('\n'));
}

/** What came up while files were put in their places. */
export function outputFindings(result: BuildResult): readonly Diagnostic[] {
  const { documents, outcome, shownFolder, writingFindings } = result;
  const shown = (file: string): string => `${shownFolder}/${file}`;
  const obstacles = documents.flatMap(({ judged }): readonly Diagnostic[] => {
    const { path, unit } = judged.document;
    const placement = outcome.placements.get(path);
    if (placement === undefined) return [];
    const remarks = [...(placement.merged ?? []), ...(placement.copies ?? [])].map((remark) =>
      remarkOn(remark, shown(path), unit),
    );
    if (placement.obstacle === null) return remarks;
    const origin = { kind: 'file', file: shown(path) } as const;
    return placement.obstacle === 'edited'
      ? [
          finding('edited-document', {
            message: `${shown(path)} 有人改过，没有覆盖；新的一份写在 ${shown(placement.file)}。${placement.carried ?? ''}`,
            hint:
              placement.carried === undefined
                ? '请比较两份，把要保留的修改并入新的一份，再用它替换旧的。'
                : `请核对后用新的一份替换旧的；要把写的文字收进材料，请运行 fuer harvest ${shown(path)}。`,
            origin,
            unit,
          }),
        ]
      : [
          cannotReplace(
            `${shown(path)} 不能替换，多半正在 Word 或 WPS 里打开；新的一份写在 ${shown(placement.file)}。`,
            shown(path),
            unit,
          ),
          ...remarks,
        ];
  });
  const left = outcome.removals.flatMap(({ path, outcome: removal }): readonly Diagnostic[] => {
    if (removal === 'removed') return [];
    if (removal === 'held')
      return [cannotReplace(`${shown(path)} 已不再生成，但正被占用，没有移走。`, shown(path), null)];
    return [
      finding('edited-document', {
        message: `${shown(path)} 本次不再生成或被扣发，但有人改过，留着没有移走。`,
        hint: '它的内容可能已经过时，请核对后自行处理。',
        origin: { kind: 'file', file: shown(path) },
      }),
    ];
  });
  const manifest = outcome.manifestHeld
    ? [cannotReplace(`${shown('run.json')} 不能替换，本次的生成记录没有写下。`, shown('run.json'), null)]
    : [];
  return [...writingFindings, ...obstacles, ...left, ...manifest];
}

/** A conflict is to be settled in the document; everything else only looked at. */
function remarkOn({ kind, block, message }: MergeRemark, file: string, unit: string | null): Diagnostic {
  const hint =
    kind === 'conflict'
      ? '请在 Word 里看批注，改好后删去批注。'
      : '请打开文件核对这一处；改前的文件存在 .fuer/backup。';
  const origin = { kind: 'block', document: file, block } as const;
  return finding(kind === 'conflict' ? 'edit-conflict' : 'edited-document', { message, hint, origin, unit });
}

function cannotReplace(message: string, file: string, unit: string | null): Diagnostic {
  const hint = '请关闭打开它的程序，再运行一次。';
  return finding('cannot-replace', { message, hint, origin: { kind: 'file', file }, unit });
}

function stateOf({ judged }: MadeDocument, { outcome }: BuildResult): DocumentState {
  const placement = outcome.placements.get(judged.document.path);
  if (placement === undefined) return 'withheld';
  if (placement.state === 'unchanged') return 'unchanged';
  return judged.verdict === 'draft' ? 'draft' : 'written';
}

function listed(head: string, documents: readonly MadeDocument[], result: BuildResult): readonly string[] {
  return documents.flatMap(({ judged }) => {
    const { path } = judged.document;
    const line = `  ${head} ${result.shownFolder}/${result.outcome.placements.get(path)?.file ?? path}`;
    const merged = (result.outcome.placements.get(path)?.merged ?? null) !== null && !head.startsWith('未变');
    const kept = merged ? ['    有人改过：已把数据修正并入，改动保留，改前的文件存在 .fuer/backup'] : [];
    const changed = head.startsWith('未变') ? [] : changedLines(result.reasons.get(path) ?? []);
    return judged.verdict === 'draft'
      ? [line, ...kept, ...changed, ...reasonLines(judged.because)]
      : [line, ...kept, ...changed];
  });
}

function changedLines(reasons: readonly string[]): readonly string[] {
  if (reasons.length === 0) return [];
  const rest = reasons.length > 5 ? `等${reasons.length}处` : '';
  return [`    因为：${reasons.slice(0, 5).join('；')}${rest}`];
}

/** Drafts stay in sight until what is missing has come in. */
function draftsUnchanged(documents: readonly MadeDocument[], result: BuildResult): readonly string[] {
  return listed(
    '未变（草稿）',
    documents.filter(({ judged }) => judged.verdict === 'draft'),
    result,
  );
}

function withheldList(documents: readonly MadeDocument[], result: BuildResult): readonly string[] {
  return documents.flatMap(({ judged }) => [
    `  扣发 ${result.shownFolder}/${judged.document.path}，因为：`,
    ...reasonLines(judged.because),
  ]);
}

/** One line a finding, so that one knows whom to ring. */
export function reasonLines(because: readonly Diagnostic[]): readonly string[] {
  const shown = because.slice(0, 5).map((one) => {
    const place = one.origin === null || one.origin.kind === 'block' ? '' : `${formatOrigin(one.origin)} `;
    return `    ${place}${one.message}`;
  });
  return because.length > 5 ? [...shown, `    等 ${because.length} 条。`] : shown;
}

function removedList({ outcome, shownFolder }: BuildResult): readonly string[] {
  return outcome.removals
    .filter((removal) => removal.outcome === 'removed')
    .map(({ path }) => `  移走 ${shownFolder}/${path}（本次不再生成或被扣发，旧件存在 .fuer/backup）`);
}

function nextStep({ dataset, shownFolder, folder }: BuildResult, withheld: number): string {
  const checking = nextCommand('check', folder);
  if (withheld > 0)
    return `下一步：${checking} 列出全部问题；改正后再运行 ${nextCommand('build', folder)}，或用 --draft 先生成草稿。`;
  if (dataset.findings.length > 0) return `文件在 ${shownFolder}。各条问题见 ${checking}。`;
  return `文件在 ${shownFolder}。`;
}
