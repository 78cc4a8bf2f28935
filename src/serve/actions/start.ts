/** Before a round is open: the last ones, those near the program, or a new one by four questions. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseRegister } from '../../indicators/register/register.ts';
import { newRoundFiles } from '../../pipeline/new-round.ts';
import { safeNamePart } from '../../pipeline/file-names.ts';
import { createRound } from '../../project/new-folder.ts';
import { packagedRegister } from '../../project/packaged.ts';
import { lastYear, roundsHere } from '../../project/project.ts';
import { ownDocuments, recentRounds } from '../../project/workbench/recent-rounds.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';

export interface StartView {
  readonly rounds: readonly string[];
  readonly year: number;
  /** Where a new round is offered to lie. */
  readonly place: string;
}

export function startView(): StartView {
  const here = roundsHere().map((path) => resolve(path));
  return { rounds: [...new Set([...recentRounds(), ...here])], year: lastYear(), place: ownDocuments() };
}

export const newRoundRequest = z.strictObject({
  area: z.string().trim().min(1).max(30),
  /** '' for what the area's name says: 县 → 我县. */
  self: z.string().trim().max(10),
  province: z.string().trim().max(30).default(''),
  year: z.number().int().min(1990).max(2100),
  place: z.string().trim().min(1).max(500),
});

export function newRoundFromPage({
  area,
  self,
  province,
  year,
  place,
}: z.output<typeof newRoundRequest>): { readonly folder: string } | { readonly message: string } {
  const register = parseRegister(packagedRegister());
  if (register.verdict === 'failed') throw new Error('the packaged register has mistakes');
  const files = new Map(newRoundFiles(register.value, { area, year, province: province === '' ? null : province }));
  const named =
    self === ''
      ? null
      : editYaml(files.get('round.yaml') ?? '', [{ kind: 'set', path: ['area', 'self'], value: self }]);
  if (named !== null) files.set('round.yaml', named);
  const folder = resolve(place, `${safeNamePart(area)}-${year}`);
  const made = createRound(folder, files);
  return made.verdict === 'created' ? { folder } : { message: `${made.message}${made.hint}` };
}
