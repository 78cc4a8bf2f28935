/** The packaged YAML files parsed beforehand, for the program to find beside it. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import { root } from './bundling.mjs';

/** Writes the list into `target`; gives what the program has to know of it. */
export async function writeKnownYaml(target) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: "export { describeYaml } from './src/indicators/yaml/yaml.ts';", resolveDir: root },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
  });
  const program = { exports: {} };
  const run = compileFunction(outputFiles[0].text, ['module', 'exports', 'require']);
  run(program, program.exports, createRequire(import.meta.url));
  const { describeYaml } = program.exports;
  const templates = readdirSync(join(root, 'report-templates'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join('report-templates', name));
  const known = {};
  for (const name of ['indicators.yaml', ...templates.toSorted()]) {
    const text = readFileSync(join(root, name), 'utf8');
    const described = describeYaml(text);
    if (described !== null) known[hashOf(text)] = described;
  }
  const list = JSON.stringify(known);
  writeFileSync(join(target, 'known-yaml.json'), list);
  return { FUER_KNOWN_YAML: JSON.stringify(hashOf(list)) };
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}
