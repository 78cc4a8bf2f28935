/** fuer check: reads and audits everything, and lists all findings by unit, worst first. */
import { buildCommand } from '@stricli/core';
import { checkJson } from '../dataset/check-json.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { readDataset } from '../pipeline.ts';
import type { FuerContext } from './context.ts';
import { print, printJson, progress, progressDone } from './context.ts';
import { countsByLevel, findingsByUnit } from './findings-text.ts';
import { missingMaterial } from './missing-material.ts';
import { openedRound } from './opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './parameters.ts';

interface CheckFlags {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const checkCommand = buildCommand<CheckFlags, [folder?: string], FuerContext>({
  func(flags, folder = '.') {
    check(this, folder, flags);
  },
  parameters: { flags: { json: jsonFlag, debug: debugFlag }, positional: roundArgument },
  docs: {
    brief: '读取并审核全部材料，一次列出所有问题',
    fullDescription: '读取本轮的全部表格、文字材料和设置，逐项审核，按单位列出问题（重的在前）。不写任何文件。',
  },
});

function check(context: FuerContext, folder: string, { json = false }: CheckFlags): void {
  const opened = openedRound(context, folder, json, { figures: [] });
  if (opened === null) return;
  progress(context, '正在读取和审核……');
  const dataset = readDataset(opened.configuration, opened.project.files);
  progressDone(context);
  if (json) printJson(context, checkJson(dataset));
  else print(context, checkText(dataset));
  context.end(dataset.findings.some((one) => one.level === '强制性') ? 1 : 0);
}

function checkText(dataset: Dataset): string {
  const { round, findings, observations } = dataset;
  const units = round.units.map((unit) => unit.name);
  const usable = observations.filter((cell) => cell.value !== null || cell.word !== null).length;
  const missing = missingMaterial(dataset);
  return [
    `${round.area.name} ${round.year}年：读取数字 ${usable} 个，文字材料 ${dataset.received.notes.size} 个单位。`,
    ...(findings.length === 0 ? [] : ['', findingsByUnit(findings, units)]),
    '',
    findings.length === 0 ? '没有发现问题。' : `问题合计：${countsByLevel(findings)}。`,
    ...missing,
    nextStep(dataset),
  ].join('\n');
}

function nextStep({ findings }: Dataset): string {
  if (findings.some((one) => one.level === '强制性')) {
    return '强制性问题解决之前，用到有关数字的文件会被扣发；其余文件照常生成（fuer build）。';
  }
  return '可以生成报告：fuer build';
}
