/** What is done by the very commands: the page gives their words and shows what they say. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { officeTemplate } from '../../project/workbench/own-files.ts';
import { buildChoices } from './build.ts';
import type { BuildRequest } from './build.ts';

export const taskRequest = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('forms') }),
  z.strictObject({ task: z.literal('returns') }),
  z.strictObject({ task: z.literal('issue') }),
  z.strictObject({ task: z.literal('notice') }),
  z.strictObject({ task: z.literal('meet') }),
  z.strictObject({ task: z.literal('copies'), kind: z.enum(['pdf', 'html']), ...buildChoices }),
  z.strictObject({ task: z.literal('next'), place: z.string().trim().min(1).max(500) }),
  z.strictObject({ task: z.literal('pack'), sender: z.string().min(1).max(60), draft: z.boolean().default(false) }),
  z.strictObject({ task: z.literal('harvest'), document: z.string().min(1).max(200) }),
]);
export type TaskRequest = z.output<typeof taskRequest>;
/** As the page asks. */
export type TaskAsked = z.input<typeof taskRequest>;

export function wordsOfTask(request: TaskRequest, folder: string): readonly string[] {
  switch (request.task) {
    case 'forms':
      return ['forms', folder];
    case 'returns':
      return ['check', folder, '--annotate'];
    case 'notice':
      return ['notice', folder];
    case 'meet':
      return ['meet', folder];
    case 'copies':
      return ['build', folder, `--${request.kind}`, ...flagsOf(request, folder)];
    case 'next':
      return ['next', folder, resolve(folder, request.place)];
    case 'issue':
      return ['issue', folder];
    case 'pack':
      // A unit's name is the first word: one that begins like a flag would be read as one.
      return ['pack', request.sender.replace(/^-+/, ''), folder, ...(request.draft ? ['--draft'] : [])];
    case 'harvest':
      return ['harvest', `${folder}/out/${request.document.replaceAll(/[\\/]/g, '')}`, '--round', folder];
  }
}

/** The same choices as the build before: its documents stay as they are. */
function flagsOf({ draft, tables, split, template }: BuildRequest, folder: string): readonly string[] {
  return [
    ...(draft ? ['--draft'] : []),
    ...(tables ? ['--tables'] : []),
    ...(split ? ['--general', 'split'] : []),
    ...(template ? ['--template', join(folder, officeTemplate)] : []),
  ];
}
