/** The report templates that come with the program, and copies of them as a clerk might have changed them. */
import { readFileSync, readdirSync } from 'node:fs';
import type { Outcome } from '../../src/diagnostics.ts';
import type { SourceText } from '../../src/indicators/yaml/document.ts';
import type { Templates } from '../../src/report/patterns/templates.ts';
import { readTemplates } from '../../src/report/patterns/templates.ts';

const folder = new URL('../../report-templates/', import.meta.url);

export function templateFiles(): ReadonlyMap<string, SourceText> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(yaml|hbs)$/.test(name));
  return new Map(
    names.map((name) => [
      name,
      { file: `report-templates/${name}`, text: readFileSync(new URL(name, folder), 'utf8') },
    ]),
  );
}

/** The templates with one piece of text replaced, which must stand there. */
export function templatesWith(name: string, from: string, to: string): Outcome<Templates> {
  const files = new Map(templateFiles());
  const source = files.get(name);
  if (source?.text.includes(from) !== true) throw new Error(`${name} does not hold ${from}`);
  files.set(name, { ...source, text: source.text.replace(from, () => to) });
  return readTemplates(files);
}

export function packagedTemplates(): Templates {
  const reading = readTemplates(templateFiles());
  if (reading.verdict !== 'ok') throw new Error(reading.findings.map((one) => one.message).join('\n'));
  return reading.value;
}
