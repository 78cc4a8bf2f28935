/** An office's own Word template, as it was read. */
import type { PackageParts } from '../../package/package.ts';
import type { StoryMap } from '../story/mapped.ts';

/** A template that can be filled, read once and used for every report of a build. */
export interface Template {
  readonly parts: PackageParts;
  /** Path of the body. */
  readonly main: string;
  readonly body: StoryMap;
  /** Headers and footers that hold placeholders, by path. */
  readonly margins: ReadonlyMap<string, StoryMap>;
  readonly styles: { readonly path: string; readonly xml: string };
  /** Those that its makers left in it; null where there are none. */
  readonly comments: { readonly path: string; readonly xml: string } | null;
}
