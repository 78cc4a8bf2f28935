/** Insertions and deletions that stand in a document, the program's or a person's. */
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { guarded } from '../../package/problem.ts';
import { documentRules } from '../../package/rules.ts';

/** Whether nobody has accepted or rejected some of them yet; false of what is no document. */
export function hasRevisions(bytes: Uint8Array): boolean {
  const reading = guarded(() => {
    const parts = openPackage(bytes, documentRules);
    return /<w:(?:ins|del)[\s>]/.test(new TextDecoder().decode(parts.get(findMainPart(parts, 'document').name)));
  });
  return reading.verdict === 'read' && reading.content;
}
