/**
 * Loaded before the program: counts what it does to the disk, and at one of those moments ends it (`kill`) or has no room
 * left from there on (`full`). `FUER_FAULT_AT` says at which, `FUER_FAULT_COUNT` where the count is written.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { FUER_FAULT: kind, FUER_FAULT_AT: at = '0', FUER_FAULT_COUNT: report } = process.env;
/** Those that need room, and those that do not. */
const growing = ['writeSync', 'writeFileSync', 'copyFileSync', 'mkdirSync', 'linkSync'];
const changing = ['renameSync', 'rmSync', 'unlinkSync', 'fsyncSync'];
const plain = { writeFileSync: fs.writeFileSync };
let count = 0;

function moment(name, needsRoom) {
  count += 1;
  if (kind === 'kill' && count === Number(at)) process.kill(process.pid, 'SIGKILL');
  if (kind === 'full' && count >= Number(at) && needsRoom) {
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC', errno: -28 });
  }
}

for (const name of [...growing, ...changing]) {
  const own = fs[name];
  fs[name] = (...given) => {
    moment(name, growing.includes(name));
    return own(...given);
  };
}
const open = fs.openSync;
fs.openSync = (path, flags = 'r', ...rest) => {
  if (flags !== 'r') moment('openSync', true);
  return open(path, flags, ...rest);
};
syncBuiltinESMExports();
if (report !== undefined) process.on('exit', () => plain.writeFileSync(report, String(count)));
