/** The files of a folder of templates, with the program's own behind them, and what an office has to know of its own. */
import { unfilledBlank } from '../../dataset/unfilled.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, listed } from '../../diagnostics.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';

/** Files by name relative to their folder: `phrases.yaml`, `unit-report/outline.yaml`, `unit-report/progress.hbs` … */
export type TemplateFiles = ReadonlyMap<string, SourceText>;

export interface TemplateSet {
  readonly own: TemplateFiles;
  /** Of the program, where the round has a folder of its own. */
  readonly packaged: TemplateFiles | null;
}

/** Read from the own folder, else from the packaged one. */
export function withFile<T>(
  { own, packaged }: TemplateSet,
  name: string,
  read: (source: SourceText, packaged: SourceText | null) => Outcome<T>,
): Outcome<T> {
  const [source, spare] = [own.get(name), packaged?.get(name)];
  if (source !== undefined) return read(source, spare ?? null);
  if (spare !== undefined) return read(spare, null);
  return failed([
    finding('unknown-template-name', {
      message: `模板文件夹里缺少 ${name}。`,
      hint: '请从程序自带的 report-templates 复制一份。',
      origin: { kind: 'file', file: name },
    }),
  ]);
}

/** Said once, with the names of all that is the program's: whoever wrote a folder of their own has to know. */
export function takenFromPackaged(
  { own, packaged }: TemplateSet,
  sections: readonly string[],
  keys: readonly (readonly [file: string, lacking: readonly string[]])[],
): readonly Diagnostic[] {
  const [first] = own;
  if (packaged === null || first === undefined) return [];
  const lackingFiles = [...keys.map(([file]) => file), ...sections].filter((name) => !own.has(name));
  const lackingKeys = keys.filter(([file, lacking]) => own.has(file) && lacking.length > 0);
  const said = [
    ...(lackingFiles.length === 0 ? [] : [`没有 ${listed(lackingFiles, '个文件')}`]),
    ...lackingKeys.map(([file, lacking]) => `${file} 里没有${listed(lacking.map(quoted), '条')}`),
  ];
  if (said.length === 0) return [];
  const folder = first[1].file.slice(0, -first[0].length - 1);
  return [
    finding('packaged-template', {
      message: `模板文件夹“${folder}”${said.join('，')}，都用程序自带的。`,
      hint: `不必改；要用自己的写法，请从程序自带的 ${packagedFolder(packaged)} 里抄来再改。`,
      origin: { kind: 'file', file: folder },
    }),
  ];
}

/** What an office wrote into its own templates and meant to fill in would stand in every report. */
export function leftBlank({ own, packaged }: TemplateSet): readonly Diagnostic[] {
  if (packaged === null) return [];
  return [...own].flatMap(([name, { file, text }]) => {
    if (name.endsWith('.md')) return [];
    const copied = new Set(packaged.get(name)?.text.split('\n'));
    return text.split('\n').flatMap((line, at) => {
      const isComment = name.endsWith('.yaml') && /^\s*#/.test(line);
      const written = copied.has(line) || isComment ? null : line.replaceAll(/\{\{[^{}]*\}\}/g, '');
      const blank = written === null ? null : unfilledBlank(written);
      if (blank === null) return [];
      return [
        finding('unfilled-blank', {
          message: `模板里有一处留空没有填：“${blank}”。`,
          hint: '请补上文字；由数据填的，请改用 {{…}} 的名称；不需要的，请删去这一处。',
          origin: { kind: 'line', file, line: at + 1 },
        }),
      ];
    });
  });
}

function packagedFolder(packaged: TemplateFiles): string {
  const [name, source] = [...packaged][0] ?? ['', { file: '' }];
  return source.file.slice(0, -name.length - 1).replace(/^程序自带的/, '');
}

function quoted(name: string): string {
  return `“${name}”`;
}
