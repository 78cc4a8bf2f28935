/** 改数影响单 as the terminal and JSON show it. */
import type { DocumentChange, RunChanges } from '../../history/changes.ts';
import type { JudgedNames, Names } from '../../history/changes-rows.ts';
import { figureRow, judgementRows, sayFigureChange, sentenceRows } from '../../history/changes-rows.ts';
import { listed } from '../../diagnostics.ts';
import { sayBlockPlace } from '../../report/block-words.ts';
import { plainWords } from '../opening/terminal.ts';

/** `against`: what is compared with, e.g. 上次生成的文件（out/run.json）. */
export function changesText(changes: RunChanges, names: JudgedNames, against: string): string {
  const { figures, documents, unchanged, inputs } = changes;
  const judgements = changes.judgements.flatMap((one) => judgementRows(one, names));
  const lines = [
    `改数影响单：与${against}相比`,
    ...summaryLines(changes, names),
    '',
    `一、数字：${countOr(figures.length, '处', '没有变化')}`,
    ...figures.flatMap((change) => {
      const { code, name, what, before, beforeOrigins, after, afterOrigins } = figureRow(change, names);
      return [
        `  ${code} ${name} ${what}：${before} → ${after}`,
        `      原 ${places(beforeOrigins)}；现 ${places(afterOrigins)}`,
      ];
    }),
    ...(inputs.length === 0 ? [] : [`  改动的文件：${inputs.join('、')}`]),
    '',
    `二、判定：${countOr(judgements.length, '处', '没有变化')}`,
    ...judgements.map(
      ({ code, name, target, what, before, after }) => `  ${code} ${name}（${target}）${what}：${before} → ${after}`,
    ),
    '',
    `三、文件：${countOr(documents.length, '份要改', '都不用改')}，${unchanged.length}份不变`,
    ...documents.flatMap((document) => documentLines(document, names)),
  ];
  return plainWords(lines.join('\n'));
}

/** At most ten lines: what turned, what moved, how many, in which documents. */
function summaryLines(changes: RunChanges, names: JudgedNames): readonly string[] {
  const { figures, judgements, documents, unchanged } = changes;
  if (figures.length === 0 && judgements.length === 0 && documents.length === 0) return [];
  const rows = judgements.flatMap((one) => judgementRows(one, names));
  const turned = rows.filter(({ what }) => what === '判定');
  const moved = rows.filter(({ what }) => what === '预警级别');
  const said = (list: typeof rows): string => {
    const shown = list.slice(0, 6).map(({ name, before, after }) => `${name} ${before}→${after}`);
    return `${shown.join('；')}${list.length > shown.length ? `；等${list.length}处` : ''}`;
  };
  const met = judgements.map(
    ({ before, after }) => Number(isMet(after?.attainment)) - Number(isMet(before?.attainment)),
  );
  const gained = met.filter((one) => one > 0).length;
  const lost = met.filter((one) => one < 0).length;
  const byState = (state: DocumentChange['state']): readonly string[] =>
    documents.filter((one) => one.state === state).map(({ path }) => path);
  const held = byState('withheld');
  return [
    `  判定转变：${turned.length === 0 ? '无' : said(turned)}`,
    `  预警变动：${moved.length === 0 ? '无' : said(moved)}`,
    `  总数：数字${figures.length}处，达标项次增加${gained}、减少${lost}`,
    `  文件：${documents.length}份要改，${unchanged.length}份不变${
      documents.length === 0
        ? ''
        : `（${listed(
            documents.map(({ path }) => path),
            '份',
          )}）`
    }`,
    ...(held.length === 0 ? [] : [`  将扣发：${listed(held, '份')}`]),
  ];
}

function isMet(attainment: string | undefined): boolean {
  return attainment !== undefined && attainment.startsWith('met');
}

export function changesJson(changes: RunChanges, names: JudgedNames, against: string): unknown {
  return {
    against,
    figures: changes.figures,
    inputs: changes.inputs,
    judgements: changes.judgements.map(({ indicator, plan, targetSet, before, after }) => ({
      indicator,
      plan,
      targetSet,
      before: before === null ? null : verdictOf(before),
      after: after === null ? null : verdictOf(after),
    })),
    documents: changes.documents.map((document) => ({
      path: document.path,
      kind: document.kind,
      unit: document.unit,
      plan: document.plan,
      state: document.state,
      because: document.because.map((change) => sayFigureChange(change, names)),
      blocks: document.blocks.map(({ id, section, before, after }) => ({
        id,
        section,
        before: before?.text ?? null,
        after: after?.text ?? null,
      })),
    })),
    unchanged: changes.unchanged,
  };
}

function verdictOf({ value, attainment, level, pace, rank }: NonNullable<RunChanges['judgements'][number]['before']>) {
  return { value, attainment, level, pace, rank };
}

function documentLines(document: DocumentChange, names: Names): readonly string[] {
  const rows = sentenceRows(document);
  const because = document.because.map((change) => sayFigureChange(change, names)).join('；');
  return [
    `  ${document.path}（${stateWords(document, rows.length)}）${because === '' ? '' : `：${because}`}`,
    ...rows.flatMap(({ block, before, after }) => {
      const place = sayBlockPlace(block);
      return [`    ${place === '' ? '' : `［${place}］`}原：${before}`, `    ${' '.repeat(2)}现：${after}`];
    }),
  ];
}

function stateWords({ state }: DocumentChange, count: number): string {
  switch (state) {
    case 'changed':
      return count === 0 ? '语句不变，只改出处或草稿标记' : `${count}处`;
    case 'new':
      return '原来没有';
    case 'gone':
      return '不再生成';
    case 'withheld':
      return `将扣发，${count}处`;
  }
}

function places(origins: readonly string[]): string {
  return origins.length === 0 ? '无' : origins.join('、');
}

function countOr(count: number, unit: string, none: string): string {
  return count === 0 ? none : `${count}${unit}`;
}
