/** Writes report-templates/README.md: `npx tsx test/templates/write-vocabulary.ts` after a change of the vocabulary. */
import { writeFileSync } from 'node:fs';
import { vocabularyText } from './vocabulary-text.ts';

writeFileSync(new URL('../../report-templates/README.md', import.meta.url), vocabularyText());
