/** A Word document as what is in it, whoever packed it: compression may differ between the program and a browser. */
import { strFromU8, unzipSync } from 'fflate';
import { findMemory } from '../../../src/formats/docx/memory-part.ts';
import { readPackage } from '../../../src/formats/package/package.ts';
import { documentRules } from '../../../src/formats/package/rules.ts';

/** Each part as it was before it was packed; of the memory, its words. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const reading = readPackage(bytes, documentRules);
  const memory = reading.verdict === 'read' ? findMemory(reading.parts) : null;
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [
      path,
      path === memory?.part ? memory.text : strFromU8(part),
    ]),
  );
}
