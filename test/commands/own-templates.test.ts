/** A round with a folder of templates of its own: what it says is used, what it lacks is the program's and said, a wrong folder is an error. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { templateFiles } from '../report/templates-on-disk.ts';
import { build, check, fuer, roundFolder } from './a-round-folder.ts';

const phrases = templateFiles().get('phrases.yaml')?.text ?? '';

function roundWith(files: Readonly<Record<string, string>>, named = 'templates') {
  const round = roundFolder(files);
  round.write({ 'round.yaml': `${round.text('round.yaml')}templates: ${named}\n` });
  return round;
}

const documentXml = (document: Uint8Array): string =>
  strFromU8(unzipSync(document)['word/document.xml'] ?? new Uint8Array());
const packagedTemplate = ({ findings }: { readonly findings: readonly { readonly code: string }[] }) =>
  findings.filter(({ code }) => code === 'packaged-template');

it('one pattern of its own is used; all else is the packaged set, said in one finding', async () => {
  const round = roundWith({ 'templates/phrases.yaml': "导语·结尾: '现报告如下，请审阅。'\n" });
  const result = await build(round);
  expect(result.code).toBe(0);
  expect(documentXml(round.bytes('out/教育局-儿童发展规划-2015.docx'))).toContain('现报告如下，请审阅。');
  const said = packagedTemplate(result);
  expect(said).toMatchObject([
    {
      level: '提示性',
      origin: 'templates',
      message: expect.stringMatching(
        /^模板文件夹“templates”没有 words\.yaml、unit-report\/outline\.yaml、unit-report\/outline-midterm\.yaml等\d+个文件，phrases\.yaml 里没有“导语”、“导语·少项”、“导语·全部达标”等\d+条，都用程序自带的。$/,
      ),
      hint: '不必改；要用自己的写法，请从程序自带的 report-templates 里抄来再改。',
    },
  ]);
});

it('a whole copy lacks nothing and nothing is said', async () => {
  const copy = Object.fromEntries([...templateFiles()].map(([name, { text }]) => [`templates/${name}`, text]));
  expect(packagedTemplate(await check(roundWith(copy)))).toEqual([]);
});

it('keys of the words and of an outline may be lacking too', async () => {
  const result = await check(
    roundWith({
      'templates/words.yaml': 'attainment: {met: 按期达标}\n',
      'templates/phrases.yaml': phrases,
      'templates/unit-report/outline.yaml': "主送: '市领导：'\n",
    }),
  );
  expect(packagedTemplate(result)).toMatchObject([
    {
      message: expect.stringMatching(
        /words\.yaml 里没有“attainment\/met-kept”.*unit-report\/outline\.yaml 里没有“标题”、“附件”、“部分”/,
      ),
    },
  ]);
});

it('a situation of an earlier version is named with what says the same now, and stops nothing', async () => {
  const result = await check(
    roundWith({ 'templates/phrases.yaml': `${phrases}\n比较·一地: '{{随便}}'\n问题·无: 'x'\n` }),
  );
  expect(result.code).toBe(0);
  const said = packagedTemplate(result);
  expect(said.slice(1)).toMatchObject([
    {
      origin: expect.stringMatching(/^templates\/phrases\.yaml:\d+:/),
      message: '句式“比较·一地”不再使用，现在写在“比较·几地”里。',
      hint: expect.stringContaining('请改用新的名称'),
    },
    { message: '句式“问题·无”不再使用，报告里没有这句话了。', hint: '不要的，请删去这一条。' },
  ]);
});

it.each([
  [
    'nothing but other files',
    { 'elsewhere/说明.txt': 'x', 'elsewhere/config.yaml': 'a: 1\n' },
    '文件夹“elsewhere”里没有报告模板。',
  ],
  ['nothing at all', {}, '没有找到模板文件夹“elsewhere”。'],
])('a folder with %s is an error at the line that names it', async (_, files, message) => {
  const run = await fuer('build', roundWith(files, 'elsewhere').path);
  expect(run.code).toBe(2);
  expect(run.err).toMatch(/有1处要改正/);
  expect(run.err).toMatch(/round\.yaml:\d+:\d+ /);
  expect(run.err).toContain(message);
  expect(run.err).toContain('要用程序自带的，请删去 templates 这一行');
});

it('the program’s own folder by its path is no folder of the round’s', async () => {
  const result = await check(roundWith({}, new URL('../../report-templates', import.meta.url).pathname));
  expect(result.code).toBe(0);
  expect(packagedTemplate(result)).toEqual([]);
});

it('a changed file of the packaged set that a round leans on changes its run: both are inputs', async () => {
  const round = roundWith({ 'templates/phrases.yaml': phrases });
  await build(round);
  const run: { inputs: { file: string }[] } = JSON.parse(round.text('out/run.json'));
  const files = run.inputs.map(({ file }) => file);
  expect(files).toContain('templates/phrases.yaml');
  expect(files).toContain('程序自带的report-templates/words.yaml');
});
