/** Settings files under names that are not quite theirs: plan.yaml.txt, decisions (1).yaml, Plan.yaml, links that lead nowhere. */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { nearestName } from '../../indicators/nearest.ts';

const names = ['round', 'plan', 'decisions', 'ledger', 'indicators'] as const;

/** A file that is passed over because of its name is named; where the right one is missing, nothing goes on without it. */
export function misnamedSettings(folder: string): readonly Diagnostic[] {
  const entries = readdirSync(folder);
  return [
    ...names.filter((name) => isBrokenLink(join(folder, `${name}.yaml`))).map((name) => brokenLink(`${name}.yaml`)),
    ...entries.flatMap((entry) => {
      const name = meantName(entry);
      if (name === null || entry === `${name}.yaml` || isSameFile(folder, entry, `${name}.yaml`)) return [];
      return [misnamed(entry, `${name}.yaml`, entries.includes(`${name}.yaml`))];
    }),
  ];
}

/** The file in a folder that was meant to be round.yaml; null where there is none. */
export function misnamedRound(folder: string): string | null {
  return readdirSync(folder).find((entry) => entry !== 'round.yaml' && meantName(entry) === 'round') ?? null;
}

/** decision.yaml, plan（1）.yml, ROUND.YAML.txt, plan - 副本.yaml: the settings that it looks like. */
function meantName(entry: string): (typeof names)[number] | null {
  if (!/\.(?:ya?ml|txt)$/i.test(entry)) return null;
  const bare = entry
    .toLowerCase()
    .replace(/(?:\.(?:ya?ml|txt))+$/, '')
    .replace(/\s*[(（]\d+[)）]$|\s*-?\s*(?:副本|copy|拷贝)(?:\s*[(（]\d+[)）])?$/, '')
    .trim();
  const exact = names.find((name) => name === bare);
  if (exact !== undefined) return exact;
  // 1.txt is no settings file; decision.yaml and paln.yaml are meant to be one.
  const near = /\.ya?ml(?:\.txt)?$/i.test(entry) && bare.length >= 3 ? nearestName(bare, names) : null;
  return names.find((name) => name === near && Math.abs(name.length - bare.length) <= 1) ?? null;
}

function isSameFile(folder: string, a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function isBrokenLink(path: string): boolean {
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!link) return false;
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    // A link that leads to itself.
    return true;
  }
}

function misnamed(entry: string, name: string, beside: boolean): Diagnostic {
  return finding(beside ? 'unread-settings' : 'invalid-configuration', {
    message: `${entry} 没有读取${beside ? `，读取的是 ${name}` : ''}。`,
    hint: beside
      ? `不用的请移出本轮文件夹；以它为准的，请用它替换 ${name}。`
      : `若是本轮的设置，请改名为 ${name}${/\.txt$/i.test(entry) ? '（去掉 .txt；看不到后缀的，先在“查看”里打开“文件扩展名”）' : ''}；不是的，请移出本轮文件夹。`,
    origin: { kind: 'file', file: entry },
  });
}

function brokenLink(name: string): Diagnostic {
  return finding('invalid-configuration', {
    message: `${name} 是一个链接，它指向的文件不在。`,
    hint: '请把文件本身放到本轮文件夹里，或删去这个链接。',
    origin: { kind: 'file', file: name },
  });
}
