/** A process of its own that reads one old file from its input and writes what came of it to its output. */
import { readFileSync } from 'node:fs';
import { oldContent } from '../../formats/old/content.ts';
import { toSend } from '../../formats/old/reading.ts';

const kind = process.argv[2] === 'document' ? 'document' : 'workbook';
void oldContent(kind, readFileSync(0)).then((content) => process.stdout.write(toSend(content)));
