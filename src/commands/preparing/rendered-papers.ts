/** Papers written as files, one after the other, while the person is told which. */
import { renderPaper } from '../../pipeline/render/render.ts';
import type { Paper } from '../../pipeline/returns.ts';
import type { NewDocument } from '../../pipeline/run/run.ts';
import type { FuerContext } from '../opening/context.ts';
import { progress } from '../opening/context.ts';

export async function renderedPapers(context: FuerContext, papers: readonly Paper[]): Promise<readonly NewDocument[]> {
  const documents: NewDocument[] = [];
  for (const { path, content } of papers) {
    progress(context, `正在生成 ${path}`);
    documents.push({ path, bytes: (await renderPaper(path, content)).bytes });
  }
  return documents;
}
