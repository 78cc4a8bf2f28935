/**
 * `npm run package`: the program for a desk without Node, rights or network. A folder a system, as they are and as zips, in
 * dist/portable/: the Node.js program from its npm package, untouched so that its signature holds, one bundled file, the
 * register, the report templates, one sample, and a file to drag a round's folder onto. One more folder holds no Node, for
 * machines that bring their own: its start files look for it, and say what to do where there is none.
 *
 * Run as `node --import tsx test/package/portable.mjs`.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { joinParts, packPart } from '../../src/formats/package/archive.ts';
import { bundleAlone } from './alone.mjs';
import { root, version } from './bundling.mjs';
import { bundleForm } from './form.mjs';
import { bundlePage } from './page.mjs';
import { linuxStart, readMe, windowsStart } from './portable-texts.mjs';
import { linuxStartFound, ownNodeReadMe, windowsStartFound } from './own-node-texts.mjs';

const node = process.versions.node;
const target = join(root, 'dist', 'portable');
const cache = join(root, '.cache', 'node');

const starting = ['start.cjs', 'compiled.cjs'];
const forWindows = { name: 'fuer.cmd', text: windowsStart };
const forLinux = { name: 'fuer.sh', text: linuxStart };
/** `program`: Node's own name there; null where the machine brings it. What V8 compiled here fits this kind of processor alone. */
const systems = [
  { name: 'win-x64', program: 'node.exe', starts: [forWindows], readMe: readMe('fuer.cmd'), isCompiled: true },
  { name: 'linux-x64', program: 'node', starts: [forLinux], readMe: readMe('fuer.sh'), isCompiled: true },
  { name: 'linux-arm64', program: 'node', starts: [forLinux], readMe: readMe('fuer.sh'), isCompiled: false },
  {
    name: 'own-node',
    program: null,
    starts: [
      { ...forWindows, text: windowsStartFound },
      { ...forLinux, text: linuxStartFound },
    ],
    readMe: ownNodeReadMe,
    isCompiled: false,
  },
];

rmSync(target, { recursive: true, force: true });
const programs = await bundleAlone(target);
const page = join(target, 'page');
await bundlePage(page);
const form = join(target, 'form');
await bundleForm(form);
const compiled = compiledOn(join(target, 'trial'));
for (const system of systems) {
  const folder = join(target, `fuer-${system.name}`);
  layOut(folder, system);
  if (compiled !== null && system.isCompiled) cpSync(compiled, join(folder, 'program', 'main.cache'));
  const zip = `${folder}-${version}.zip`;
  writeFileSync(zip, zipped(folder));
  console.log(`${zip.slice(root.length)}  ${(statSync(zip).size / 1024 / 1024).toFixed(1)} MB`);
}
for (const name of [...programs, 'page', 'form', 'trial', 'main.cache'])
  rmSync(join(target, name), { recursive: true, force: true });

function layOut(folder, { name, program, starts, readMe: text }) {
  mkdirSync(join(folder, 'program'), { recursive: true });
  if (program !== null) {
    cpSync(nodeOf(name, program), join(folder, 'program', program));
    chmodSync(join(folder, 'program', program), 0o755);
  }
  for (const file of programs) cpSync(join(target, file), join(folder, 'program', file), { recursive: true });
  cpSync(page, join(folder, 'program', 'page'), { recursive: true });
  cpSync(form, join(folder, 'program', 'form'), { recursive: true });
  for (const file of starting) cpSync(join(root, 'test/package', file), join(folder, 'program', file));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'fuer', version, private: true })}\n`);
  cpSync(join(root, 'indicators.yaml'), join(folder, 'indicators.yaml'));
  cpSync(join(root, 'report-templates'), join(folder, 'report-templates'), { recursive: true });
  cpSync(join(root, 'samples/heshan-2015'), join(folder, 'samples/heshan-2015'), {
    recursive: true,
    filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
  });
  standAlone(join(folder, 'samples/heshan-2015/round.yaml'));
  for (const start of starts) writeFileSync(join(folder, start.name), start.text, { mode: 0o755 });
  writeFileSync(join(folder, 'README.txt'), text);
}

/** Somebody will copy the sample to begin a round with: it must not look for the register two folders above. */
function standAlone(round) {
  writeFileSync(round, readFileSync(round, 'utf8').replace(/^(?=(register|templates):)/gm, '# '));
}

/** The program file out of the npm package, which is fetched once. */
function nodeOf(system, program) {
  const folder = join(cache, `${system}-${node}`);
  const file = join(folder, 'package', 'bin', program);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // On Windows npm is a script.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--silent', `node-${system}@${node}`, '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(folder, archive ?? ''), '-C', folder]);
  return file;
}

/**
 * What V8 compiles of the program during a build, so that the first start at a desk need not. null where the trial fails;
 * a Node that does not take it compiles as usual.
 */
function compiledOn(trial) {
  cpSync(join(root, 'samples/heshan-2015'), join(trial, 'samples/heshan-2015'), { recursive: true });
  for (const name of ['indicators.yaml', 'report-templates'])
    cpSync(join(root, name), join(trial, name), { recursive: true });
  mkdirSync(join(trial, 'program'));
  cpSync(join(target, 'main.cjs'), join(trial, 'program', 'main.cjs'));
  for (const file of starting) cpSync(join(root, 'test/package', file), join(trial, 'program', file));
  const file = join(target, 'main.cache');
  try {
    execFileSync(process.execPath, [join(trial, 'program', 'start.cjs'), 'build', join(trial, 'samples/heshan-2015')], {
      env: { ...process.env, FUER_WRITE_COMPILED: file },
      stdio: 'ignore',
    });
  } catch {
    // Exit code 1 is a build with open findings; what counts is whether the file is there.
  }
  return existsSync(file) ? file : null;
}

function zipped(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();
  const top = folder.slice(target.length + 1);
  return joinParts(
    names.map((name) => ({
      ...packPart(`${top}/${name}`, readFileSync(join(folder, name)), 6),
      executable: name.endsWith('.sh') || name === 'program/node',
    })),
  );
}
