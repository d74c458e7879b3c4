import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Compiles the program. Plain JavaScript, since it runs where nothing is compiled yet. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'dist', '.built');
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** Compiles where a source, a folder of them or a setting of the compiler is newer than what was compiled last. */
export function buildIfStale() {
  const newest = newestSource();
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (built !== undefined && built.mtimeMs >= Math.floor(newest)) return;
  process.stderr.write('Building Paperboy, a few seconds...\n');
  build(newest);
}

/** @param newest when the newest source was changed: the build bears that time, so that a change meanwhile is noticed. */
function build(newest = newestSource()) {
  run(compiler, '-p', root);
  run(compiler, '-p', path.join(root, 'src', 'playground', 'page', 'browser'));
  run(path.join(root, 'dist', 'src', 'prune.js'));
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, newest / 1000, newest / 1000);
}

function run(...words) {
  const { status, error } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** When the newest of what is compiled, or its folder, was changed, in ms. */
function newestSource() {
  const parts = ['src', 'commands', 'tsconfig.json', 'package.json'];
  return Math.max(...parts.map((part) => newestIn(path.join(root, part))));
}

function newestIn(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const within = readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.(ts|json)$/.test(entry.name))
    .map((entry) => newestIn(path.join(place, entry.name)));
  return Math.max(found.mtimeMs, ...within);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--if-stale')) buildIfStale();
  else build();
}
