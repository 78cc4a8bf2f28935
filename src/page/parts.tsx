/** Small pieces that all pages are made of. */
import type { ComponentChildren, VNode } from 'preact';
import { cloneElement } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Viewed } from './talk.ts';
import { say } from './talk.ts';

/** What to show of a view: the waiting, the refusal, or the content. */
export function Shown<T>({
  view,
  children,
}: {
  readonly view: Viewed<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  switch (view.state) {
    case 'waiting':
      return (
        <p class="waiting" role="status">
          正在读取……
        </p>
      );
    case 'refused':
      return <Trouble text={view.message} />;
    case 'shown':
      return <>{children(view.value)}</>;
  }
}

export function Trouble({ text }: { readonly text: string }) {
  return (
    <div class="trouble" role="alert">
      {text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </div>
  );
}

const levelSigns: Readonly<Record<string, string>> = { 强制性: '■', 核实性: '▲', 提示性: '○' };
const levelNames: Readonly<Record<string, string>> = { 强制性: 'must', 核实性: 'check', 提示性: 'hint' };

/** A finding's level: sign, word and colour. */
export function Level({ level, count }: { readonly level: string; readonly count?: number }) {
  return (
    <span class={`level ${levelNames[level] ?? ''}`}>
      <span aria-hidden="true">{levelSigns[level]}</span> {level}
      {count === undefined ? '' : ` ${count}`}
    </span>
  );
}

const stateNames: Readonly<Record<string, string>> = {
  未报: 'bad', 打不开: 'bad', 扣发: 'bad', 草稿: 'warn', 未生成: 'quiet', 已报: 'good', 已生成: 'good', 已改动: 'info', 已定稿: 'done', 已报送: 'done', 不需要: 'none',
}; // prettier-ignore
const stateSigns: Readonly<Record<string, string>> = {
  bad: '✕',
  warn: '▲',
  quiet: '·',
  good: '✓',
  info: '✎',
  done: '★',
  none: '—',
};

/** 未报, 已生成 … as a word with a sign. */
export function State({ word }: { readonly word: string }) {
  const name = stateNames[word] ?? (word.startsWith('缺') || word.includes('/') ? 'warn' : 'quiet');
  return (
    <span class={`state ${name}`}>
      <span aria-hidden="true">{stateSigns[name]}</span> {word === '不需要' ? <span class="sr">不需要</span> : word}
    </span>
  );
}

const warningNames: Readonly<Record<string, string>> = {
  红色: 'red',
  橙色: 'orange',
  黄色: 'yellow',
  关注: 'blue',
  正常: 'green',
  无法判断: 'grey',
};

/** 预警级别: a square of its colour beside its word. */
export function Warning({ word }: { readonly word: string }) {
  return (
    <span class={`warning ${warningNames[word] ?? 'grey'}`}>
      <span class="dot" aria-hidden="true" /> {word}
    </span>
  );
}

export function Button(props: {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly kind?: 'main' | 'plain' | 'link';
  readonly disabled?: boolean;
  /** At work: it keeps the focus and takes no click. */
  readonly busy?: boolean;
  readonly label?: string;
}) {
  const { children, onClick, kind = 'plain', disabled = false, busy = false, label } = props;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      onClick={() => (busy ? undefined : onClick())}
      disabled={disabled}
      {...(busy ? { 'aria-disabled': true } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </button>
  );
}

/** A button for what takes a while: it waits by itself. */
export function Doing(props: {
  readonly children: ComponentChildren;
  readonly act: () => Promise<void>;
  readonly kind?: 'main' | 'plain';
  readonly disabled?: boolean;
  readonly label?: string;
}) {
  const [isAtWork, setAtWork] = useState(false);
  const act = (): void => {
    setAtWork(true);
    void props.act().finally(() => setAtWork(false));
  };
  return (
    <Button
      onClick={act}
      kind={props.kind ?? 'plain'}
      busy={isAtWork}
      disabled={props.disabled === true && !isAtWork}
      {...(props.label === undefined ? {} : { label: props.label })}
    >
      {isAtWork ? '请稍候……' : props.children}
    </Button>
  );
}

/** One input with its label. */
export function Field(props: {
  readonly label: string;
  readonly children: VNode;
  readonly hint?: string;
  /** As wide as the page. */
  readonly wide?: boolean;
}) {
  const id = useId();
  return (
    <span class={props.wide === true ? 'field whole-line' : 'field'}>
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {cloneElement(props.children, { id })}
      {props.hint === undefined ? null : <span class="hint">{props.hint}</span>}
    </span>
  );
}

/** Something beside the page that asks for an answer; Esc closes it, and the keyboard stays in it. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      props.onClose();
    }
    if (event.key !== 'Tab' || box.current === null) return;
    const stops = [
      ...box.current.querySelectorAll<HTMLElement>(
        'a[href],button:not([disabled]),input,select,textarea,[tabindex="0"]',
      ),
    ];
    const [first, last] = [stops[0], stops[stops.length - 1]];
    if (event.shiftKey && (document.activeElement === first || document.activeElement === box.current)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first?.focus();
    }
  };
  return (
    <div class="veil" onClick={(event) => event.target === event.currentTarget && props.onClose()}>
      <div
        class={props.wide === true ? 'dialog wide' : 'dialog'}
        role="dialog"
        aria-modal="true"
        aria-label={props.title}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKey}
      >
        <div class="dialog-head">
          <h2>{props.title}</h2>
          <Button onClick={props.onClose} label="关闭">
            ✕
          </Button>
        </div>
        <div class="dialog-body">{props.children}</div>
      </div>
    </div>
  );
}

export function copy(text: string): void {
  // No rights are asked for: a field is selected and copied, as browsers have always done it.
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  say(isDone ? '已复制，可以粘贴到短信或微信里。' : '没有复制成，请选中文字后复制。', !isDone);
}

const commandWords: Readonly<Record<string, string>> = {
  build: '“生成”', check: '“审核”', issue: '“定稿”', changes: '“改动”', pack: '“报送”', forms: '“写填报表样”', status: '“总览”', plan: '“设置”里的目标', harvest: '“收回”', meet: '“台账”里的会商', serve: '工作台', explain: '“指标”', verify: '“验真”',
}; // prettier-ignore

/** What a message tells a person at a terminal to do, as it is done here. */
const doneHere: readonly (readonly [RegExp, string])[] = [
  [/请加 --draft/g, '请勾选“草稿也装”'],
  [/补充或改正后再运行；/g, '补充或改正后再装；'],
  [
    /收回的表和“-回报\.zip”放入 workbooks，材料放入 notes，再运行 ?“审核”/g,
    '收回的表、材料和“-回报.zip”都拖到“收件”里',
  ],
  [/放入 (?:workbooks|reference|history) 文件夹/g, '在“收件”里放入'],
  [/放入 notes 文件夹（如 [^）]*）/g, '在“收件”里放入'],
  [/运行 ?“台账”里的会商/g, '在“台账”里读入'],
  [/再运行 ?(?=“)/g, '再看'],
];

/** The words of commands, as the page calls what they do; their folders and flags are the page's own affair. */
export function inPageWords(text: string, folder = ''): string {
  const plain =
    folder === ''
      ? text
      : text.split(`${folder}/`).join('').split(` "${folder}"`).join('').split(` ${folder}`).join('');
  const words = plain.replace(
    /fuer ([a-z]+)((?: (?:--?[\w-]+|"[^"]*"|[\x21-\x7e]+|[^\s，。；：、（）“”]*[/\\][^\s，。；：、（）“”]*|[^\s，。；：、（）“”]+\.(?:docx|xlsx|yaml|csv)))*)/g,
    (whole, verb: string) => commandWords[verb] ?? whole,
  );
  return doneHere.reduce((said, [there, here]) => said.replace(there, here), words);
}
