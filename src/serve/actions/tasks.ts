/** What is done by the very commands: the page gives their words and shows what they say. */
import { resolve } from 'node:path';
import { z } from 'zod';

export const taskRequest = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('forms') }),
  z.strictObject({ task: z.literal('returns') }),
  z.strictObject({ task: z.literal('issue') }),
  z.strictObject({ task: z.literal('notice') }),
  z.strictObject({ task: z.literal('next'), place: z.string().trim().min(1).max(500) }),
  z.strictObject({ task: z.literal('pack'), sender: z.string().min(1).max(60), draft: z.boolean().default(false) }),
  z.strictObject({ task: z.literal('harvest'), document: z.string().min(1).max(200) }),
]);
export type TaskRequest = z.output<typeof taskRequest>;

export function wordsOfTask(request: TaskRequest, folder: string): readonly string[] {
  switch (request.task) {
    case 'forms':
      return ['forms', folder];
    case 'returns':
      return ['check', folder, '--annotate'];
    case 'notice':
      return ['notice', folder];
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
