/**
 * Run in a process of its own: prints, for each time zone named, its distance from UTC in minutes and the hash of a
 * report of every kind of block written there.
 */
import { createHash } from 'node:crypto';
import { everything, written } from './reports.ts';

for (const zone of process.argv.slice(2)) {
  process.env['TZ'] = zone;
  const { bytes } = await written(everything);
  const distance = new Date(2016, 0, 1).getTimezoneOffset();
  process.stdout.write(`${distance} ${createHash('sha256').update(bytes).digest('hex')}\n`);
}
