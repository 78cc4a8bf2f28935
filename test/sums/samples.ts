/** A sample beside the register, its reports judged by another target set. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function sampleJudgedBy(sample: string, set: string, folder: string): string {
  const round = join(folder, 'samples', sample);
  cpSync('indicators.yaml', join(folder, 'indicators.yaml'));
  cpSync(join('samples', sample), round, { recursive: true });
  const settings = join(round, 'round.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll(/judge: [a-z]+/g, `judge: ${set}`));
  return round;
}
