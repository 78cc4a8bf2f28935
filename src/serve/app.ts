/** The workbench's routes: every action calls what the commands call, every view is a plain form of what they would say. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import type { PageFiles } from '../project/workbench/page-files.ts';
import { safeFileName } from '../project/workbench/own-files.ts';
import { downloadsIn, readDownload } from '../project/workbench/downloads.ts';
import { sourceFolders } from '../pipeline/read/round-files.ts';
import { buildFromPage, buildRequest } from './actions/build.ts';
import type { BuildNews } from './actions/build.ts';
import { largestUpload } from './actions/intake.ts';
import { bodyOf, jsonOf, TooLarge } from './body.ts';
import type { Desk } from './desk.ts';
import { handedKind, keepHanded } from './actions/handed-file.ts';
import type { Keys } from './guard.ts';
import { guard } from './guard.ts';
import { newRoundRequest, newRoundFromPage, startView } from './actions/start.ts';
import { decide, decideRequest, undoDecision, undoRequest } from './actions/deciding.ts';
import { saveNote, saveNoteRequest, readNote } from './actions/notes.ts';
import { slotRequest } from './actions/supplement.ts';
import {
  ownIndicatorRequest,
  planEntryRequest,
  planView,
  saveOwnIndicator,
  savePlanEntry,
} from './actions/plan-entry.ts';
import { saveSettings, settingsRequest, settingsView } from './actions/settings.ts';
import { taskRequest, wordsOfTask } from './actions/tasks.ts';
import { takeTargets, takeTargetsFile, targetsFileRequest, targetsRequest } from './actions/targets.ts';
import { folderZip, unitZip } from './actions/zips.ts';
import type { RoundNow } from './round-now.ts';
import { download, file, nameIn } from './answers.ts';
import { changesOf } from './views/changes.ts';
import { cellOf, claimOf, documentOf, documentsOf, figureOf } from './views/documents.ts';
import { decisionsOf } from './views/decisions.ts';
import { findingsOf, findingsOfCause } from './views/findings.ts';
import { indicatorOfRound, indicatorsOf } from './views/indicators.ts';
import { ledgerOf } from './views/ledger.ts';
import { oldFileOf } from './views/old-file.ts';
import { overviewOf } from './views/overview.ts';
import { sheetOf } from './views/sheet.ts';

/** What every answer but a view may be. */
export interface Refused {
  readonly message: string;
}

export interface HomeView {
  readonly round: { readonly folder: string; readonly name: string } | null;
  readonly readOnly: string | null;
  /** The settings cannot be read: in words, place by place. */
  readonly refused: string | null;
  readonly version: string;
  readonly stamp: string;
}

export function createApp(desk: Desk, keys: Keys, port: () => number, page: PageFiles): Hono {
  const app = new Hono();
  app.use('*', guard(keys, port));
  app.onError((error, context) => {
    if (error instanceof TooLarge) return context.json({ message: tooLarge }, 413);
    if (error instanceof z.ZodError) return context.json({ message: error.issues[0]?.message ?? '内容不对。' }, 400);
    if (error instanceof SyntaxError) return context.json({ message: '内容不对。' }, 400);
    return context.json({ message: '程序出错了，这一步没有做成。已有的文件没有动。' }, 500);
  });
  app.notFound((context) => context.json({ message: '没有这个地址。' }, 404));

  app.get('/', (context) => file(context, page, 'index.html'));
  app.get('/page/:name', (context) => file(context, page, context.req.param('name')));

  const api = new Hono();
  // Another computer works on the round: everything can be looked at, nothing is written.
  api.use('*', async (context, next) => {
    const host = desk.readOnly();
    if (context.req.method !== 'GET' && host !== null && !/\/(open|end)$/.test(context.req.path))
      return context.json({ message: `另一台计算机（${host}）正在做这一轮，这里只能看。` }, 409);
    return await next();
  });
  // The start: which round.
  api.get('/home', (context) => context.json(homeView(desk)));
  api.get('/pulse', (context) => {
    desk.seen();
    return context.json({ stamp: desk.reader()?.stamp() ?? '' });
  });
  api.get('/start', (context) => context.json(startView()));
  api.post('/open', async (context) => {
    const { folder } = z.strictObject({ folder: z.string().min(1).max(1000) }).parse(await jsonOf(context));
    const refused = desk.open(folder.trim());
    return refused === null ? context.json({ ok: true }) : context.json({ message: refused }, 409);
  });
  api.post('/new', async (context) => {
    const made = newRoundFromPage(newRoundRequest.parse(await jsonOf(context)));
    if ('message' in made) return context.json(made, 409);
    const refused = desk.open(made.folder);
    return refused === null ? context.json({ ok: true }) : context.json({ message: refused }, 409);
  });
  api.post('/end', (context) => {
    desk.end();
    return context.json({ ok: true });
  });

  // What is to be seen.
  view('/overview', overviewOf);
  view('/indicators', indicatorsOf);
  view('/indicator', (round, query) => indicatorOfRound(round, query('code')));
  view('/documents', documentsOf);
  view('/document', (round, query) => documentOf(round, query('path')));
  view('/figure', (round, query) => figureOf(round, query('path'), query('id')));
  view('/claim', (round, query) => claimOf(round, query('claim')));
  view('/cell', (round, query) => cellOf(round, query('place')));
  view('/sheet', (round, query) => sheetOf(round, query('place')));
  view('/old', (round, query) => oldFileOf(round, query('file')));
  view('/findings', findingsOf);
  view('/cause', (round, query) =>
    findingsOfCause(
      round,
      { unit: query('unit'), level: query('level'), code: query('code') },
      Math.max(0, Number(query('from')) || 0),
    ),
  );
  view('/decisions', decisionsOf);
  view('/changes', (round, query) =>
    changesOf(
      round,
      query('issued') === '' ? null : query('issued'),
      query('set') === '' ? [] : query('set').split('\n'),
    ),
  );
  view('/ledger', ledgerOf);
  view('/intake', () => desk.intake.view());
  view('/downloads', (round) => downloadsIn(round.project.folder));
  plain('/settings', settingsView);
  plain('/plan', planView);

  // What is done.
  api.post('/decide', (context) =>
    withRound(context, async (round) => decide(round, decideRequest.parse(await jsonOf(context)))),
  );
  api.post('/undo-decision', (context) =>
    withRound(context, async (round) => undoDecision(round, undoRequest.parse(await jsonOf(context)))),
  );
  api.get('/note', (context) =>
    withRound(context, (round) =>
      readNote(round.project.folder, slotRequest.parse(JSON.parse(context.req.query('slot') ?? '{}'))),
    ),
  );
  change('/note', saveNoteRequest, saveNote);
  change('/settings', settingsRequest, saveSettings);
  change('/targets', targetsRequest, takeTargets);
  change('/plan-entry', planEntryRequest, savePlanEntry);
  change('/own-indicator', ownIndicatorRequest, saveOwnIndicator);
  api.post('/receive', (context) =>
    withRound(context, async (round) => {
      const name = nameIn(context.req.header('x-name'));
      if (name === null) return { message: '没有写明文件名。' };
      const taken = desk.intake.receive(round, name, await bodyOf(context, largestUpload));
      return 'message' in taken ? taken : { items: taken };
    }),
  );
  api.post('/assign', (context) =>
    withRound(context, async (round) => {
      const { id, folder } = z
        .strictObject({ id: z.string(), folder: z.enum(sourceFolders) })
        .parse(await jsonOf(context));
      return desk.intake.assign(round, id, folder) ?? { message: '这个文件已经不在等候的名单里。' };
    }),
  );
  api.post('/place', (context) =>
    withRound(context, async (round) => ({ results: desk.intake.place(round, idsIn(await jsonOf(context))) })),
  );
  api.post('/drop', (context) =>
    withRound(context, async () => {
      desk.intake.drop(idsIn(await jsonOf(context)));
      return desk.intake.view();
    }),
  );
  api.post('/task', async (context) => {
    const reader = desk.reader();
    if (reader === null) return context.json(noRound, 409);
    return context.json(await desk.run(wordsOfTask(taskRequest.parse(await jsonOf(context)), reader.folder)));
  });
  api.post('/handed', async (context) => {
    const reader = desk.reader();
    const name = nameIn(context.req.header('x-name'));
    if (reader === null || name === null) return context.json(noRound, 409);
    const what = handedKind.parse(context.req.query('what'));
    const taken = await keepHanded(reader.folder, what, name, await bodyOf(context, largestUpload));
    if ('message' in taken) return context.json(taken, 409);
    return context.json('words' in taken ? await desk.run(taken.words) : taken);
  });
  api.post('/targets-file', async (context) => {
    const reader = desk.reader();
    const name = nameIn(context.req.header('x-name'));
    if (reader === null || name === null) return context.json(noRound, 409);
    const request = targetsFileRequest.parse(context.req.query());
    const bytes = await bodyOf(context, largestUpload);
    const answer = takeTargetsFile(reader.folder, request, { name: safeFileName(name), bytes });
    return context.json(answer, 'message' in answer ? 409 : 200);
  });
  api.post('/build', async (context) => {
    const reader = desk.reader();
    if (reader === null) return context.json(noRound, 409);
    const request = buildRequest.parse(await jsonOf(context));
    return stream(context, async (out) => {
      let isGone = false;
      out.onAbort(() => {
        isGone = true;
      });
      const waiting: Promise<unknown>[] = [];
      const tell = (news: BuildNews): void => void waiting.push(out.write(`${JSON.stringify(news)}\n`));
      try {
        await buildFromPage(reader, request, { tell, isCancelled: () => isGone });
      } catch {
        tell({ kind: 'refused', message: '程序出错了，没有生成。已有的文件没有动。' });
      }
      await Promise.all(waiting);
    });
  });

  app.route('/api', api);
  app.get('/file', (context) => {
    const reader = desk.reader();
    const found = reader === null ? null : readDownload(reader.folder, context.req.query('place') ?? '');
    return found === null
      ? context.json({ message: '没有这个文件。' }, 404)
      : download(context, found.name, found.bytes);
  });
  app.get('/files', (context) => {
    const reader = desk.reader();
    const found = reader === null ? null : folderZip(reader.folder, context.req.query('folder') ?? '');
    return found === null
      ? context.json({ message: '没有这些文件。' }, 404)
      : download(context, found.name, found.bytes);
  });
  app.get('/zip', (context) =>
    withRound(context, (round) => {
      const found = unitZip(round, context.req.query('unit') ?? null);
      return found === null ? { message: '还没有生成可以下载的文件。' } : download(context, found.name, found.bytes);
    }),
  );
  return app;

  function view(path: string, say: (round: RoundNow, query: (name: string) => string) => unknown): void {
    api.get(path, (context) => withRound(context, (round) => say(round, (name) => context.req.query(name) ?? '')));
  }

  /** A view of files that may have mistakes: read as they are. */
  function plain(path: string, say: (folder: string) => object): void {
    api.get(path, (context) => {
      const reader = desk.reader();
      if (reader === null) return context.json(noRound, 409);
      const answer = say(reader.folder);
      return context.json(answer, 'message' in answer ? 409 : 200);
    });
  }

  function change<S extends z.ZodType>(
    path: string,
    request: S,
    act: (folder: string, asked: z.output<S>) => object,
  ): void {
    api.post(path, async (context) => {
      const reader = desk.reader();
      if (reader === null) return context.json(noRound, 409);
      const answer = act(reader.folder, request.parse(await jsonOf(context)));
      return context.json(answer, 'message' in answer ? 409 : 200);
    });
  }

  async function withRound(context: Context, answer: (round: RoundNow) => unknown): Promise<Response> {
    const reading = desk.reader()?.read();
    if (reading === undefined) return context.json(noRound, 409);
    if (reading.verdict === 'refused') return context.json({ message: reading.message }, 409);
    const given = await answer(reading.round);
    if (given instanceof Response) return given;
    if (given === null) return context.json({ message: '没有找到。' }, 404);
    const isRefusal =
      typeof given === 'object' && given !== null && 'message' in given && Object.keys(given).length === 1;
    return context.json(given, isRefusal ? 409 : 200);
  }
}

const noRound: Refused = { message: '还没有打开一轮。' };
const tooLarge = `文件过大（最多 ${largestUpload / 1024 / 1024} MB），没有接收。`;

function homeView(desk: Desk): HomeView {
  const reader = desk.reader();
  if (reader === null) return { round: null, readOnly: null, refused: null, version: '', stamp: '' };
  const reading = reader.read();
  const name =
    reading.verdict === 'ready'
      ? `${reading.round.configuration.round.area.name} ${reading.round.configuration.round.year}年`
      : '设置有误';
  return {
    round: { folder: reader.folder, name },
    readOnly: desk.readOnly(),
    refused: reading.verdict === 'refused' ? reading.message : null,
    version: reading.verdict === 'ready' ? reading.round.version : '',
    stamp: reader.stamp(),
  };
}

function idsIn(body: unknown): readonly string[] {
  return z.strictObject({ ids: z.array(z.string()).max(2000) }).parse(body).ids;
}
