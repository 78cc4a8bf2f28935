/** Commands and options by their Chinese names, and with the dashes that Word makes of two hyphens. */
import { nearestName } from '../../indicators/nearest.ts';

/** 检查 → check. Commands that a version does not have are left as they were typed. */
export const commandNames: Readonly<Record<string, string>> = {
  新建: 'init',
  表样: 'forms',
  检查: 'check',
  判定: 'assess',
  生成: 'build',
  改动: 'changes',
  定稿: 'issue',
  收回: 'harvest',
  溯源: 'explain',
  验真: 'verify',
  进度: 'status',
  回测: 'backtest',
  报送: 'pack',
  工作台: 'serve',
  规划: 'plan',
  下年: 'next',
  汇总: 'overview',
  导出: 'export',
  通知: 'notice',
  会商: 'meet',
  帮助: 'help',
  说明: 'help',
};

const optionNames: Readonly<Record<string, string>> = {
  草稿: 'draft',
  单位: 'unit',
  规划: 'plan',
  三表: 'tables',
  总报告: 'general',
  输出: 'out',
  模板: 'template',
  修订: 'track-changes',
  试算: 'set',
  今天: 'today',
  纪要: 'minutes',
  审核意见: 'decisions',
  核对: 'compare',
  未列: 'omit',
  只看: 'try',
  帮助: 'help',
  版本: 'version',
};

/** What options of this name may be given in Chinese. */
const valueNames: Readonly<Record<string, Readonly<Record<string, string>>>> = { general: { 分开: 'split' } };

/** A command line in the program's own names; paths, values and what follows `--` stay as typed. */
export function inProgramNames(words: readonly string[], known: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  const [own, rest] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const [first, ...others] = own;
  if (first === undefined) return words;
  const command = commandNames[first];
  const named = [command !== undefined && known.includes(command) ? command : withProgramOption(first)];
  for (const word of others) {
    const option = /^--([a-z-]+)$/.exec(named.at(-1) ?? '')?.[1] ?? '';
    named.push(valueNames[option]?.[word] ?? withProgramOption(word));
  }
  return [...named, ...rest];
}

/** ——草稿, –draft, －－单位＝教育局: a dash of any length before letters. Numbers below zero are none. */
function withProgramOption(word: string): string {
  const option = /^([-‐‑‒–—―−－]{1,4})(\p{L}[\p{L}-]*)(?:([=＝])(.*))?$/su.exec(word);
  if (option === null) return word;
  const [, dashes = '', name = '', sign, value = ''] = option;
  // -h and the like are aliases.
  if (dashes === '-' && optionNames[name] === undefined) return word;
  const own = optionNames[name] ?? name;
  return sign === undefined ? `--${own}` : `--${own}=${valueNames[own]?.[value] ?? value}`;
}

/** An option as the person wrote it: --输出 for out. */
export function optionAsTyped(option: string, words: readonly string[]): string {
  const own = words.find((word) => withProgramOption(word).split('=')[0] === `--${option}`);
  return own?.split(/[=＝]/u)[0] ?? `--${option}`;
}

/** The nearest Chinese name of a command, where Chinese was typed. */
export function nearestChineseName(input: string, known: readonly string[]): string | null {
  if (!/^\p{Script=Han}+$/u.test(input)) return null;
  const offered = Object.keys(commandNames).filter((name) => known.includes(commandNames[name] ?? ''));
  return nearestName(input, offered);
}

/** 新建（init）、表样（forms）…, of the commands there are. */
export function chineseNamesOf(known: readonly string[]): string {
  return Object.entries(commandNames)
    .filter(([, name]) => known.includes(name))
    .map(([chinese, name]) => `${chinese}（${name}）`)
    .join('、');
}
