/** YAML that was parsed beforehand reads as it does from its text: the same content, and every part at the same place. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeYaml, knowYaml, readYaml } from '../../src/indicators/yaml/yaml.ts';
import { writtenValues } from '../../src/indicators/yaml/document.ts';
import type { Located } from '../../src/indicators/yaml/yaml.ts';
import { hashOf } from '../../src/history/manifest.ts';
import { knownYamlName, listIn } from '../../src/project/settings/known-yaml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const templates = readdirSync(join(root, 'report-templates'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('report-templates', name));
const samples = ['heshan-2015'].flatMap((name) => ['round', 'plan', 'decisions', 'ledger'].map((file) => join('samples', name, `${file}.yaml`))); // prettier-ignore

function read(text: string): Located<unknown> {
  const outcome = readYaml({ file: 'some.yaml', text }, z.unknown());
  if (outcome.verdict === 'failed') throw new Error('cannot be read');
  return outcome.value;
}

describe('YAML that is known', () => {
  it.each(['indicators.yaml', ...templates, ...samples])('is %s as it is parsed', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const parsed = read(text);
    const values = writtenValues(text);
    const paths = values.flatMap(({ path }) => path.map((_, end) => path.slice(0, end + 1)));
    const places = paths.map(parsed.locate);
    const described = describeYaml(text);
    if (described === null) throw new Error('cannot be described');
    // As it lies on the disk.
    knowYaml(text, z.object({ content: z.unknown(), places: z.any() }).parse(JSON.parse(JSON.stringify(described))));
    const known = read(text);
    expect(known.value).toEqual(parsed.value);
    expect(JSON.stringify(known.value)).toBe(JSON.stringify(parsed.value));
    expect(paths.map(known.locate)).toEqual(places);
    expect(known.locate([])).toEqual(parsed.locate([]));
    expect(known.locate(['nowhere', 0])).toEqual(parsed.locate(['nowhere', 0]));
    expect(values.length).toBeGreaterThan(3);
  });

  it('is judged by the schema all the same, and says its mistakes at their places', () => {
    const text = '甲:\n  乙: 一\n';
    const schema = z.strictObject({ 甲: z.strictObject({ 丙: z.string() }) });
    const before = readYaml({ file: 'x.yaml', text }, schema);
    knowYaml(text, { content: { 甲: { 乙: '一' } }, places: null });
    expect(readYaml({ file: 'x.yaml', text }, schema)).toEqual(before);
    expect(before.verdict).toBe('failed');
  });

  it.each(['甲: [', '甲: 1\n甲: 2\n', '甲: &a 1\n乙: *a\n', '{value:50}'])('cannot be %s', (text) => {
    expect(describeYaml(text)).toBeNull();
  });

  it('is not taken from a list that is torn, of another program or not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fuer-known-'));
    const list = JSON.stringify({ [hashOf('甲: 1')]: { content: { 甲: '1' }, places: null } });
    const write = (text: string): void => writeFileSync(join(folder, knownYamlName), text);
    write(list);
    expect(Object.keys(listIn([folder], hashOf(list)))).toHaveLength(1);
    expect(listIn([folder], hashOf('another'))).toEqual({});
    expect(listIn([folder], null)).toEqual({});
    write(list.slice(0, -3));
    expect(listIn([folder], hashOf(list))).toEqual({});
    rmSync(join(folder, knownYamlName));
    expect(listIn([folder], hashOf(list))).toEqual({});
    rmSync(folder, { recursive: true });
  });
});
