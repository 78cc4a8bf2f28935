/** Every command that the README and the guides tell people to type is typed, in their order, on 云和市. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';
import { fillForms, writeNotes } from './filled-forms.ts';
import { writeMaterials } from './materials.ts';

const home = process.cwd();
const root = new URL('../../', import.meta.url);
const desk = emptyFolder();

beforeAll(() => {
  process.chdir(desk);
});
afterAll(() => {
  process.chdir(home);
});

it.each(['README.md', 'docs/统计局.md', 'docs/模板.md'])('the commands of %s run as they stand', async (guide) => {
  const commands = commandsOf(readFileSync(new URL(guide, root), 'utf8'));
  expect(commands.length).toBeGreaterThan(1);
  const folder = join(desk, guide.replaceAll('/', '-'));
  mkdirSync(folder);
  process.chdir(folder);
  const { women, children } = await writeMaterials('.');
  renameSync(women, '妇女规划目标表.xlsx');
  renameSync(children, '儿童规划责任分解书.docx');
  const template = new Document({ sections: [{ children: ['{{标题}}', '{{正文}}', '{{落款}}'].map((text) => new Paragraph(text)) }] });
  writeFileSync('模板.docx', await Packer.toBuffer(template));
  if (!commands.some(([command]) => command === 'init')) expect((await fuer('init', '云和市-2022')).code).toBe(0);
  for (const words of commands) {
    const { code, err } = await fuer(...words);
    // 1: done, with findings that the invented city still has.
    expect([0, 1], `fuer ${words.join(' ')}\n${err}`).toContain(code);
    if (words[0] === 'forms') {
      await fillForms('云和市-2022', 2022);
      writeNotes('云和市-2022', ['卫生健康局', '教育局', '妇联'], 2022);
    }
  }
  // What stands within a sentence, and for the level above, once the round is there.
  for (const county of ['东县', '西县']) {
    cpSync('云和市-2022', join('各县', county), { recursive: true });
    const settings = join('各县', county, 'round.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll('云和市', county));
  }
  for (const words of [...commandsInside(readFileSync(new URL(guide, root), 'utf8')), ...commandsFor('bash', guide)]) {
    const { code, err } = await fuer(...words);
    expect([0, 1], `fuer ${words.join(' ')}\n${err}`).toContain(code);
  }
}, 600_000); // prettier-ignore

it('what units are told to type is nothing', () => {
  expect(commandsInside(readFileSync(new URL('docs/填报单位.md', root), 'utf8'))).toEqual([]);
});

it('the guide’s table of targets can be written so in plan.yaml', async () => {
  const guide = readFileSync(new URL('docs/统计局.md', root), 'utf8');
  const forms = [...guide.matchAll(/^\| [^|]+ \| `([^|]+?)`(?:、`([^|]+?)`)? +\|$/gm)].flatMap(([, one, other]) => [one, other].filter((form) => form !== undefined)); // prettier-ignore
  expect(forms.length).toBeGreaterThan(9);
  process.chdir(desk);
  await fuer('init', '试写-2022');
  const codes = ['W04', 'W02', 'W05', 'C21', 'W37', 'C04', 'W06', 'W07', 'W09', 'C36a', 'C25'];
  const plan = forms.map((form, at) => `${codes[at] ?? 'C24'}: {targets: [{set: own, ${form}}]}`).join('\n');
  writeFileSync(join('试写-2022', 'plan.yaml'), `${plan}\n`);
  expect((await fuer('check', '试写-2022')).err).toBe('');
});

/** What is typed as it stands: a round's own name, a file that is there by then. */
function commandsInside(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/`(?:npx )?fuer ([^`]+)`/gu)].flatMap(([, words = '']) => {
    const typed = words.replace('纪要表的路径', '云和市-2022/forms/会商纪要表-2022.docx').split(/\s+/u);
    const [command = '', ...rest] = typed;
    const isWhole = rest.length > 0 && rest.every((word) => !/[…<>[\]|]/u.test(word));
    // Of a city without red or orange there are no minutes.
    const isThere = typed.every((word) => !word.includes('会商纪要表') || existsSync(word));
    return !isWhole || !isThere || command === 'serve' ? [] : [typed];
  });
}

/** The lines of blocks of that kind, with the folders that a * stands for. */
function commandsFor(kind: string, guide: string): readonly (readonly string[])[] {
  return commandsOf(readFileSync(new URL(guide, root), 'utf8'), kind).map((words) =>
    words.flatMap((word) =>
      word.endsWith('/*') ? readdirSync(word.slice(0, -2)).map((name) => join(word.slice(0, -2), name)) : [word],
    ),
  );
}

/** `npx fuer …` in fenced shell blocks; what waits for a person or a browser is left out. */
function commandsOf(guide: string, kind = 'sh'): readonly (readonly string[])[] {
  const blocks = [...guide.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => {
      const words = /^npx fuer ([^#]+)/.exec(line)?.[1]?.trim().split(/\s+/);
      return words === undefined || words[0] === 'serve' ? [] : [words];
    });
}
