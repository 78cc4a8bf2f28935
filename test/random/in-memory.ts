/** A random round on its way through the program, in memory: read, judged, composed. */
import { packagedRegister } from '../../src/project/packaged.ts';
import { judgeRound, prepareRound, readDataset } from '../../src/pipeline/pipeline.ts';
import type { PreparedRound } from '../../src/pipeline/pipeline.ts';
import type { Configuration } from '../../src/pipeline/read/configuration.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import type { RoundFile, RoundFiles } from '../../src/pipeline/read/round-files.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { Assessment } from '../../src/rules/assessment.ts';
import { templateFiles } from '../report/templates-on-disk.ts';
import type { Forms } from './round.ts';
import { formsNow, roundFiles } from './round.ts';

export interface RoundInMemory extends PreparedRound {
  readonly files: RoundFiles;
  readonly configuration: Configuration;
}

const templates = templateFiles();

/**
 * Withheld documents too, as drafts. Throws where the round's own files are refused: a random round is one that can be
 * read.
 */
export async function roundInMemory(seed: number, forms: Forms = formsNow): Promise<RoundInMemory> {
  const { files, configuration } = await configured(seed, forms);
  const choices = { draft: true, splitGeneral: seed % 2 === 0, unitTables: seed % 5 === 0 };
  return { files, configuration, ...prepareRound(configuration, files, choices) };
}

/** Read and judged, with the dataset that was judged. */
export async function datasetInMemory(
  seed: number,
): Promise<{ readonly dataset: Dataset; readonly assessments: readonly Assessment[] }> {
  const { files, configuration } = await configured(seed, formsNow);
  const dataset = readDataset(configuration, files);
  return { dataset, assessments: judgeRound(dataset).assessments };
}

/** Read and judged, nothing composed. */
export async function judgedInMemory(seed: number, forms: Forms = formsNow): Promise<readonly Assessment[]> {
  const { files, configuration } = await configured(seed, forms);
  return judgeRound(readDataset(configuration, files)).assessments;
}

async function configured(
  seed: number,
  forms: Forms,
): Promise<{ readonly files: RoundFiles; readonly configuration: Configuration }> {
  const files = filesInMemory(await roundFiles(seed, forms));
  const reading = readConfiguration(files);
  if (reading.verdict !== 'ok')
    throw new Error(`seed ${seed}: ${reading.findings.map((one) => one.message).join('\n')}`);
  return { files, configuration: reading.value };
}

function filesInMemory(files: ReadonlyMap<string, Uint8Array>): RoundFiles {
  const source = (file: string) => {
    const bytes = files.get(file);
    return bytes === undefined ? null : { file, text: new TextDecoder().decode(bytes) };
  };
  const required = (file: string) => source(file) ?? { file, text: '' };
  const folder = (name: string): readonly RoundFile[] =>
    [...files]
      .filter(([file]) => file.startsWith(`${name}/`))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, bytes]) => ({ kind: 'read', file, bytes }));
  return {
    round: required('round.yaml'),
    register: source('register.yaml') ?? required('indicators.yaml'),
    packagedRegister: packagedRegister(),
    overlay: files.has('register.yaml') ? source('indicators.yaml') : null,
    plan: source('plan.yaml'),
    decisions: source('decisions.yaml'),
    ledger: source('ledger.yaml'),
    templates,
    packagedTemplates: null,
    folders: {
      workbooks: folder('workbooks'),
      reference: folder('reference'),
      history: folder('history'),
      notes: folder('notes'),
    },
    findings: [],
  };
}
