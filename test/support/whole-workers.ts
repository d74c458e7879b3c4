import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { putWhole } from './whole.ts';

/** Where a run keeps the threads of a search in one file each. */
const PLACE = 'PAPERBOY_TEST_WORKERS';
const COMPILED = fileURLToPath(new URL('../../dist/src/search/live/', import.meta.url));

/** Puts each thread of a search into one file: tests start some two hundred, which took ten seconds of the processor more. */
export default async function setup(): Promise<void> {
  const folder = path.join(tmpdir(), 'workers');
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  const workers = (await readdir(COMPILED)).filter((name) => name.endsWith('-worker.js'));
  await Promise.all(workers.map((name) => putWhole(path.join(COMPILED, name), path.join(folder, name))));
  process.env[PLACE] = folder;
}

/** The same thread in one file, or what was given where there is none. */
export function wholeWorker(file: string | URL): string | URL {
  const folder = process.env[PLACE];
  if (folder === undefined || typeof file === 'string' || file.protocol !== 'file:') return file;
  const compiled = fileURLToPath(file);
  const whole = path.join(folder, path.basename(compiled));
  return path.dirname(compiled) === path.dirname(`${COMPILED}x`) && existsSync(whole)
    ? pathToFileURL(whole)
    : file;
}
