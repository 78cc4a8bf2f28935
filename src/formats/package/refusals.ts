import { Refusal } from './problem.ts';
import type { KindWords } from './rules.ts';

/** The sentences that every kind of package needs. `why` is a clause without a full stop. */
export function damaged(words: KindWords, why: string, cause?: unknown): Refusal {
  return new Refusal({ code: 'damaged', message: `文件已损坏：${why}。`, hint: reopen(words) }, cause);
}

export function hostile(words: KindWords, why: string): Refusal {
  return new Refusal({
    code: 'hostile',
    message: `文件的内部结构不正常（${why}），为安全起见没有读取。`,
    hint: reopen(words),
  });
}

export function tooLarge(words: KindWords, why: string): Refusal {
  return new Refusal({
    code: 'too-large',
    message: `文件过大，没有读取：${why}。`,
    hint: `请在 ${words.programs} 里删去多余的内容（空白行列、图片、无关的表），另存为 ${words.extension} 后重新放入。`,
  });
}

export function truncated(): Refusal {
  return new Refusal({
    code: 'truncated',
    message: '文件不完整：后面一部分缺失，多半是没有传完或没有存完。',
    hint: '请重新复制这个文件，或请填报单位重新发送。',
  });
}

export function passwordProtected(words: KindWords): Refusal {
  return new Refusal({
    code: 'password',
    message: '文件设了打开密码，无法读取。',
    hint: `请用 ${words.programs} 输入密码打开，在“文件”菜单里清除打开密码，另存为 ${words.extension} 后重新放入。`,
  });
}

/** `what` the file is instead, as in “这是 PDF 文件”. */
export function notThisKind(words: KindWords, what: string, hint = getItFromTheSender(words)): Refusal {
  const space = /^[A-Za-z]/.test(words.noun) ? ' ' : '';
  return new Refusal({
    code: 'not-this-kind',
    message: `${what}，不是${space}${words.noun}（${words.extension}）。`,
    hint,
  });
}

export function getItFromTheSender(words: KindWords): string {
  return `只改文件名不能转换格式，请向填报单位索取${words.noun}原件（${words.extension}），再重新放入。`;
}

export function saveAs(words: KindWords): string {
  return `请用 ${words.programs} 打开，“另存为” ${words.extension} 格式后重新放入（只改文件名不行）。`;
}

function reopen(words: KindWords): string {
  return `请用 ${words.programs} 打开，检查内容无误后“另存为” ${words.extension} 重新放入；打不开时，请填报单位重新发送。`;
}
