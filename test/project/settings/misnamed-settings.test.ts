import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRound } from '../../../src/project/project.ts';
import { misnamedSettings } from '../../../src/project/settings/misnamed-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const told = () => misnamedSettings(folder).map(({ code, message, hint }) => `${code} ${message}${hint}`);

describe('A settings file under a name that is not quite its own', () => {
  it.each([
    'plan.yaml.txt', 'plan.yml', 'Plan.YAML.txt', 'plan (1).yaml', 'plan（1）.yaml', 'plan - 副本.yaml', 'plan.txt',
    'plans.yaml', 'paln.yaml',
  ])('%s is named, and nothing goes on without plan.yaml', (name) => {
    writeFileSync(join(folder, name), 'W02: {}\n');
    expect(told()).toEqual([expect.stringMatching(/^invalid-configuration .* 没有读取。若是本轮的设置，请改名为 plan\.yaml/)]);
  }); // prettier-ignore

  it('beside the right one is named too, and hinders nothing', () => {
    writeFileSync(join(folder, 'decisions.yaml'), '[]\n');
    writeFileSync(join(folder, 'decisions (1).yaml'), '[]\n');
    expect(told()).toEqual([
      expect.stringContaining('unread-settings decisions (1).yaml 没有读取，读取的是 decisions.yaml。'),
    ]);
  });

  it.each(['说明.txt', 'template.yaml', '1.txt', 'planning-notes.txt', 'notes.yaml', 'planung.docx'])(
    '%s is somebody’s own file',
    (name) => {
      writeFileSync(join(folder, name), 'x\n');
      expect(told()).toEqual([]);
    },
  );

  it('a link to a file that is gone, or to itself, is named', () => {
    symlinkSync(join(folder, 'gone.yaml'), join(folder, 'plan.yaml'));
    symlinkSync('decisions.yaml', join(folder, 'decisions.yaml'));
    expect(told()).toEqual([
      expect.stringContaining('plan.yaml 是一个链接，它指向的文件不在。'),
      expect.stringContaining('decisions.yaml 是一个链接，它指向的文件不在。'),
    ]);
  });

  it('round.yaml.txt is known for what it is', () => {
    writeFileSync(join(folder, 'round.yaml.txt'), 'year: 2015\n');
    const opening = openRound(folder);
    expect(opening.verdict === 'not-a-round' ? opening.hint : '').toContain(
      '请把 round.yaml.txt 改名为 round.yaml（去掉 .txt',
    );
  });

  it('a folder in a file’s place is no file', () => {
    writeFileSync(join(folder, 'round.yaml'), 'year: 2015\n');
    mkdirSync(join(folder, 'plan.yaml'));
    const opening = openRound(folder);
    const findings = opening.verdict === 'opened' ? opening.project.files.findings : [];
    expect(findings.map(({ message }) => message)).toEqual(['plan.yaml 不是文件，没有读取。']);
  });
});
