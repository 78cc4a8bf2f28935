/**
 * 云和市 on disk: `npx tsx test/yunhe/write-yunhe.ts materials <folder>` writes what the city has before its first round,
 * `… forms <round> <year>` fills in the forms of a round as its units would, `… notes <round> <year> <unit> …` their notes.
 */
import { fillForms, writeNotes } from './filled-forms.ts';
import { writeMaterials } from './materials.ts';

const [what = '', folder = '', year = '2022', ...units] = process.argv.slice(2);
if (what === 'materials') console.log(await writeMaterials(folder));
else if (what === 'forms') console.log(await fillForms(folder, Number(year)));
else if (what === 'notes') writeNotes(folder, units, Number(year));
else throw new Error('materials, forms or notes');
