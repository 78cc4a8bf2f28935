/** indicators.yaml read into entries with their places; every mistake at its line. */
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { registerSchema } from '../definition.ts';
import { entryMistakes, ordersNotChecked } from './entry-mistakes.ts';
import type { Period } from '../period.ts';
import type { Register } from './register-entry.ts';
import type { Located } from '../yaml/yaml.ts';
import type { SourceText } from '../yaml/document.ts';
import { readYaml } from '../yaml/yaml.ts';

/** A register without `periods` has the packaged ones. */
export function parseRegister(source: SourceText, packaged: readonly Period[] = []): Outcome<Register> {
  const reading = readYaml(source, registerSchema);
  if (reading.verdict === 'failed') return reading;
  const { value, locate } = reading.value;
  const periods = value.periods ?? packaged;
  const register: Register = {
    periods,
    entries: value.indicators.map((entry, position) => ({
      entry,
      at: (...path) => locate(['indicators', position, ...path]),
    })),
  };
  const mistakes = [
    ...(periods.length === 0 ? [withoutPeriods(source)] : []),
    ...repeatedPeriods(reading.value),
    ...entryMistakes(register),
  ];
  return mistakes.length > 0 ? failed(mistakes) : ok(register, ordersNotChecked(register));
}

function withoutPeriods({ file }: SourceText): Diagnostic {
  return finding('invalid-configuration', {
    message: '登记册没有写规划期（periods）。',
    hint: '请写明每个规划期及其领域次序，如程序自带的 indicators.yaml 开头所写。',
    origin: { kind: 'file', file },
  });
}

function repeatedPeriods({ value, locate }: Located<{ readonly periods?: readonly Period[] | undefined }>) {
  const ids = (value.periods ?? []).map(({ id }) => id);
  return ids.flatMap((id, position) =>
    ids.indexOf(id) < position
      ? [
          finding('invalid-configuration', {
            message: `规划期“${id}”写了两次。`,
            hint: '请删去其中一个。',
            origin: locate(['periods', position, 'id']),
            related: [locate(['periods', ids.indexOf(id), 'id'])],
          }),
        ]
      : [],
  );
}
