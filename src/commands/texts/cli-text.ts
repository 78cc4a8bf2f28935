/** Everything the command line itself says, in Chinese: help, wrong commands, wrong flags, breakdowns. */
import type { ApplicationText } from '@stricli/core';
import { nearestName } from '../../indicators/nearest.ts';
import { ArgumentScannerError, formatMessageForArgumentScannerError } from '@stricli/core';

/** `debug`: breakdowns come with their stack. `nearestChinese`: the command that a mistyped Chinese name may mean. */
export function cliText(
  debug: boolean,
  nearestChinese: (input: string) => string | null,
  asTyped: (option: string) => string,
): ApplicationText {
  const breakdown = (exception: unknown): string => breakdownText(exception, debug);
  return {
    headers: { usage: '用法', aliases: '别名', commands: '命令', flags: '选项', arguments: '参数' },
    keywords: { default: '默认 =', separator: '分隔符 =' },
    briefs: {
      help: '显示说明',
      helpAll: '显示全部说明，包括隐藏的命令和选项',
      version: '显示版本',
      argumentEscapeSequence: '此后的内容都作为参数，不作为选项',
    },
    noCommandRegisteredForInput: ({ input, corrections }) => {
      const chinese = /\p{Script=Han}/u.test(input);
      const meant = nearestChinese(input);
      return `没有命令“${input}”。${nearest(chinese ? (meant === null ? [] : [meant]) : corrections)}\n全部命令见 fuer --help`;
    },
    noTextAvailableForLocale: () => '只有中文说明。',
    exceptionWhileParsingArguments: (exception) =>
      exception instanceof ArgumentScannerError
        ? `${argumentText(exception, asTyped)}\n用法见 fuer 命令 --help`
        : `命令行读不懂：${breakdown(exception)}`,
    exceptionWhileLoadingCommandFunction: breakdown,
    exceptionWhileLoadingCommandContext: breakdown,
    exceptionWhileRunningCommand: breakdown,
    exceptionWhileRunningIntegrationHook: ({ exception }) => breakdown(exception),
    exceptionWhileRunningIntegrationFlag: ({ exception }) => breakdown(exception),
    commandErrorResult: (error) => error.message,
    currentVersionIsNotLatest: ({ currentVersion, latestVersion }) =>
      `现在的版本是 ${currentVersion}，最新的是 ${latestVersion}。`,
  };
}

function argumentText(error: ArgumentScannerError, asTyped: (option: string) => string): string {
  return formatMessageForArgumentScannerError(error, {
    FlagNotFoundError: ({ input, corrections }) =>
      `没有选项“${asTyped(input)}”。${nearest(likeOnes(input, corrections))}`,
    AliasNotFoundError: ({ input }) => `没有选项“-${input}”。`,
    ArgumentParseError: ({ externalFlagNameOrPlaceholder, input, exception }) =>
      `“${/^[a-z-]+$/.test(externalFlagNameOrPlaceholder) ? '--' : ''}${externalFlagNameOrPlaceholder}”不能写“${input}”：${exception instanceof Error ? exception.message : String(exception)}。`,
    EnumValidationError: ({ externalFlagName, input, values }) =>
      `“--${externalFlagName}”不能写“${input}”，可写：${values.join('、')}。`,
    InvalidNegatedFlagSyntaxError: ({ externalFlagName }) => `“--${externalFlagName}”后面不能带值。`,
    UnexpectedFlagError: ({ externalFlagName, previousInput, input }) =>
      previousInput === input
        ? `“${asTyped(externalFlagName)}”写了两次，请只留一个。`
        : `“${asTyped(externalFlagName)}”只能写一次，现有“${previousInput}”和“${input}”。`,
    UnexpectedPositionalError: ({ expectedCount, input }) =>
      input.startsWith('--')
        ? noSuchOption(input)
        : `多了一个参数“${input}”，这个命令最多要${expectedCount}个。名称里有空格时请加引号。`,
    UnsatisfiedFlagError: ({ externalFlagName }) =>
      `要写“--${externalFlagName}”和它的内容${externalFlagName === 'plan' ? '：--plan 妇女、--plan 儿童或 --plan 两规划' : ''}。`,
    UnsatisfiedPositionalError: ({ placeholder }) => `缺少参数“${placeholder}”。`,
  });
}

/** Of a word that was meant as an option: letters other than the Latin ones reach the command as a name. */
export const noSuchOption = (word: string): string => `没有选项“${word}”。`;

/** Of what the scanner offers, that which is written nearly so. */
function likeOnes(input: string, corrections: readonly string[]): readonly string[] {
  const names = corrections.map((one) => one.replaceAll('`', '').replace(/^-*/, ''));
  return names.filter((name) => nearestName(input, [name]) !== null).map((name) => `--${name}`);
}

function nearest(corrections: readonly string[]): string {
  return corrections.length === 0 ? '' : `是否应为 ${corrections.map((one) => one.replaceAll('`', '')).join(' 或 ')}？`;
}

/** What the system refuses, in words; anything else is a bug of the program. */
function breakdownText(exception: unknown, debug: boolean): string {
  const stack = debug ? `\n${exception instanceof Error ? stackOf(exception) : String(exception)}` : '';
  return `${reasonOf(exception)}${stack}`;
}

function reasonOf(exception: unknown): string {
  const { code, path, isReading } = systemError(exception);
  const where = path === null ? '' : `“${path}”`;
  switch (code) {
    case 'ENOSPC':
      return '磁盘已满，没有写完；原有的文件没有损坏。\n请清理磁盘后再运行一次。';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return isReading
        ? `没有权限读取${where}。\n请检查文件夹的权限，再运行一次。`
        : `没有权限写入${where}。\n请检查文件夹的权限，或换到能写的文件夹里做。`;
    case 'EBUSY':
      return `${where}正被其他程序占用。\n请关闭打开它的程序，再运行一次。`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${where}处有同名的文件，不能建立文件夹。\n请把那个文件移走或改名，再运行一次。`;
    case 'ENOENT':
      return `${where}处不能建立文件或文件夹，或要读的文件刚被移走。\n请换一个位置，或再运行一次。`;
    case 'EFBIG':
      return `${where}写不下：系统限制了文件的大小。\n请换一个磁盘或位置，再运行一次。`;
    case 'ENAMETOOLONG':
      return `${where}的路径太长。\n请把本轮文件夹移到路径较短的地方。`;
    default:
      return `程序出错，没有完成；原有的文件没有损坏。\n请再运行一次；仍出错时，请加 --debug 运行，把显示的内容发给维护人员。`;
  }
}

/** The system's word for what went wrong, from the error or from what caused it. */
function systemError(exception: unknown): {
  readonly code: string | null;
  readonly path: string | null;
  readonly isReading: boolean;
} {
  if (!(exception instanceof Error)) return { code: null, path: null, isReading: false };
  const code = 'code' in exception && typeof exception.code === 'string' ? exception.code : null;
  if (code === null && exception.cause !== undefined) return systemError(exception.cause);
  const path = 'path' in exception && typeof exception.path === 'string' ? exception.path : null;
  return { code, path, isReading: 'syscall' in exception && exception.syscall === 'scandir' };
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncause: ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
