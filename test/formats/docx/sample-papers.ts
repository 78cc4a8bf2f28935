/** Every Word document that the program makes of the two samples, as a newcomer gets them, read with effective looks. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { compareRuns } from '../../../src/history/changes.ts';
import { changesReport } from '../../../src/history/changes-document.ts';
import type { Remembered } from '../../../src/history/manifest.ts';
import { revisionNote } from '../../../src/history/revision-note.ts';
import { inputsOf } from '../../../src/pipeline/read/inputs.ts';
import { readConfiguration, type Configuration } from '../../../src/pipeline/read/configuration.ts';
import { composeForms } from '../../../src/pipeline/forms.ts';
import { documentsFrom, parcelOf, type Sender } from '../../../src/pipeline/sender-package.ts';
import { remember } from '../../../src/pipeline/run/remembering.ts';
import { renderContent, renderDocument } from '../../../src/pipeline/render/render.ts';
import { composeMeeting } from '../../../src/pipeline/meeting/papers.ts';
import {
  composeOpinionsPaper,
  composeReturns,
  composeReview,
  type Paper as PaperBeside,
} from '../../../src/pipeline/returns.ts';
import { composeNotice } from '../../../src/report/compose/papers/notice.ts';
import type { RoundFacts } from '../../../src/rules/round-facts.ts';
import type { RoundFiles } from '../../../src/pipeline/read/round-files.ts';
import { suppose } from '../../../src/pipeline/what-if.ts';
import type { JudgedDocument } from '../../../src/pipeline/documents.ts';
import { prepareRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import { openRound } from '../../../src/project/project.ts';
import { checklist, coveringLetter } from '../../../src/report/compose/papers/covering-letter.ts';
import type { Report } from '../../../src/report/model.ts';
import { partsOf, readDocument, type WordDocument } from './word-document.ts';

export type PaperKind = Exclude<Report['kind'], 'covering-letter'> | 'letter' | 'checklist' | 'changes';

export interface Paper {
  /** `heshan-2015/卫生局-报送函`. */
  readonly name: string;
  readonly kind: PaperKind;
  readonly parts: ReadonlyMap<string, string>;
  readonly document: WordDocument;
  /** The titles of what goes with it as files of their own: a letter's annexes. */
  readonly enclosed: readonly string[];
}

export async function samplePapers(): Promise<readonly Paper[]> {
  return [...(await papersOf('heshan-2015', 'W02 2015=0')), ...(await papersOf('outline-2018', 'W02 2018=18.0'))];
}

/** `change`: a figure that is supposed to have been another one, so that there is something to revise. */
async function papersOf(sample: string, change: string): Promise<readonly Paper[]> {
  const { configuration, files } = opened(sample);
  const composed = compose(configuration, files);
  const { dataset, judged } = composed;
  const { round } = dataset;
  const built = judged.flatMap(({ document }) => {
    const { path, content } = document;
    if ('sheets' in content) return [];
    const render = () => renderDocument(document, { area: round.area.name, program: '测试' });
    return [paperOf(`${sample}/${path}`, content, render)];
  });
  const beside = [
    ...composeForms(configuration, dataset, []),
    ...composeReturns(dataset, files),
    composeReview(configuration, dataset),
    // Nothing decided yet, so that there are rows to be filled in.
    composeOpinionsPaper(readDataset({ ...configuration, decisions: [] }, files)),
    ...revised(configuration, composed, files, change),
    ...roundPapers(configuration, composed.facts),
  ].flatMap(({ path, content }) =>
    'sheets' in content ? [] : [paperOf(`${sample}/${path}`, content, () => renderContent(path, content))],
  );
  const keyUnits = round.units.filter(({ role }) => role === 'key').map(({ name }) => name);
  const senders: readonly Sender[] = [
    { kind: 'general' },
    { kind: 'inspection' },
    ...keyUnits.map((unit) => ({ kind: 'unit', unit }) as const),
  ];
  const parcels = senders.flatMap((sender) => {
    const parcel = parcelOf(sender, documentsFrom(sender, judged), [], round);
    const enclosed = parcel.items.map(({ title }) => title);
    return [coveringLetter(parcel, round), checklist(parcel, round)].map((content) =>
      paperOf(`${sample}/${content.id}`, content, () => renderContent(content.id, content), enclosed),
    );
  });
  return Promise.all([...built, ...beside, ...parcels]);
}

function opened(sample: string): { readonly configuration: Configuration; readonly files: RoundFiles } {
  const opening = openRound(resolve(fileURLToPath(new URL('../../../samples', import.meta.url)), sample));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map(({ message }) => message).join('\n'));
  // The list of contents is a setting: here it is looked at too.
  const { round } = configuration.value;
  const withContents = { ...round, settings: { ...round.settings, contents: true } };
  return { configuration: { ...configuration.value, round: withContents }, files };
}

interface Composed {
  readonly facts: RoundFacts;
  readonly dataset: Dataset;
  readonly judged: readonly JudgedDocument[];
  readonly remembered: Remembered;
}

function compose(configuration: Configuration, files: RoundFiles): Composed {
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  const prepared = prepareRound(configuration, files, choices);
  return {
    dataset: prepared.dataset,
    facts: prepared.facts,
    judged: prepared.documents,
    remembered: remember(prepared, inputsOf(files)),
  };
}

/** 数据修订说明 and 改数影响单 of a round in which one figure was another one before. */
function revised(configuration: Configuration, now: Composed, files: RoundFiles, change: string) {
  const supposed = suppose(configuration, [change]);
  if (supposed.verdict === 'unclear') throw new Error(supposed.message);
  const before = compose(supposed.configuration, files);
  const changes = compareRuns(before.remembered, now.remembered);
  const { words } = configuration.templates;
  const names = { round: now.dataset.round, indicators: now.dataset.indicators, words };
  return [
    {
      path: '数据修订说明.docx',
      content: revisionNote(changes, now.dataset, { decisions: configuration.decisions, words }, '第1次发出的版本'),
    },
    { path: '改数影响单.docx', content: changesReport(changes, names, '第1次发出的版本') },
  ];
}

/** The notice that opens the round, and the papers of the meetings on its warnings. */
function roundPapers(configuration: Configuration, facts: RoundFacts): readonly PaperBeside[] {
  const { papers, minutes } = composeMeeting(facts, configuration);
  return [
    { path: '通知.docx', content: composeNotice(facts, configuration.templates) },
    ...papers,
    ...(minutes === null ? [] : [minutes]),
  ];
}

async function paperOf(
  name: string,
  { id, kind }: Report,
  render: () => Promise<{ readonly bytes: Uint8Array }>,
  enclosed: readonly string[] = [],
): Promise<Paper> {
  const parts = partsOf((await render()).bytes);
  const own = kindOf(id, kind);
  return { name: name.replace(/\.docx$/, ''), kind: own, parts, document: readDocument(parts), enclosed };
}

function kindOf(id: string, kind: Report['kind']): PaperKind {
  if (id === 'changes') return 'changes';
  if (kind !== 'covering-letter') return kind;
  return id.startsWith('letter/') ? 'letter' : 'checklist';
}
