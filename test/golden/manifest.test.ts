/** An annex, a table or a sheet that is added or lost changes a line of a manifest, and fails here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleDocuments } from '../pipeline/sample-documents.ts';
import { manifestOf } from './manifest.ts';

describe('The documents of a round', () => {
  it.each(['samples/heshan-2015', 'samples/outline-2018'])('%s contain what their manifest lists', (folder) => {
    const { documents } = sampleDocuments(folder);
    const kept = new URL(`manifests/${folder.replace('samples/', '')}.txt`, import.meta.url);
    expect(manifestOf(documents)).toBe(readFileSync(kept, 'utf8'));
  });

  it('cannot lose a sheet, a table or an annex unseen', () => {
    const { documents } = sampleDocuments('samples/heshan-2015');
    for (const document of documents) {
      const { content } = document;
      const whole = manifestOf([document]);
      const pieces =
        'sheets' in content
          ? content.sheets.map((_, at) => ({ ...content, sheets: content.sheets.toSpliced(at, 1) }))
          : content.sections.flatMap((section, at) => [
              { ...content, sections: content.sections.toSpliced(at, 1) },
              ...section.blocks.flatMap((block, place) =>
                block.kind === 'table' || block.kind === 'chart'
                  ? [
                      {
                        ...content,
                        sections: content.sections.with(at, { ...section, blocks: section.blocks.toSpliced(place, 1) }),
                      },
                    ]
                  : [],
              ),
            ]);
      for (const lacking of pieces) {
        expect(manifestOf([{ ...document, content: lacking }])).not.toBe(whole);
      }
    }
  });
});
