import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where a run keeps the bundles; without it, tests start the plain compiled files. */
export const WHOLE = 'PAPERBOY_TEST_WHOLE';
export const ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../../..' : '../..', import.meta.url),
);
export const COMPILED = path.join(ROOT, 'dist', path.sep);

/** A compiled module's file as tests start it: `src/main.js`, `src/cli.js`. */
export function wholeProgram(name: string): string {
  return path.join(process.env[WHOLE] ?? COMPILED, name);
}

/** A thread's file as tests start it; unchanged for files that aren't project threads, or are wanted as shipped. */
export function wholeThread(file: string | URL): string | URL {
  const whole = process.env[WHOLE];
  if (whole === undefined || typeof file === 'string' || file.protocol !== 'file:') return file;
  const compiled = fileURLToPath(file);
  const put = path.join(whole, path.relative(COMPILED, compiled));
  return compiled.startsWith(COMPILED) && existsSync(put) ? pathToFileURL(put) : file;
}
