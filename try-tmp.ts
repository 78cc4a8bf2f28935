import { fixes, before, sampleFiles, written } from './test/edits/data-fixes.ts';
const files = sampleFiles();
let t=Date.now();
const base = await written(files); console.log('base', base.documents.size, Date.now()-t);
for (const [name, fix] of Object.entries(fixes)) {
  t=Date.now();
  try {
  const from = before[name] === undefined ? base : await written(await before[name]!(files));
  const now = await written(await fix(files));
  const changed = [...now.documents].filter(([p,{bytes}]) => Buffer.compare(Buffer.from(bytes), Buffer.from(from.documents.get(p)?.bytes ?? new Uint8Array()))!==0).map(([p])=>p.replace('发展规划-2015.docx',''));
  console.log(name, changed.length, changed.slice(0,6).join(' '), Date.now()-t);
  } catch(e) { console.log(name, 'FAILED', String(e).slice(0,300)); }
}
