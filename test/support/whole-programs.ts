import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where a run keeps them; without it, whoever asks gets what is compiled. */
export const WHOLE = 'PAPERBOY_TEST_WHOLE';
export const ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../../..' : '../..', import.meta.url),
);
export const COMPILED = path.join(ROOT, 'dist', path.sep);

/** The file of a compiled module as it is started in tests: `src/main.js`, `src/cli.js`. */
export function wholeProgram(name: string): string {
  return path.join(process.env[WHOLE] ?? COMPILED, name);
}

/** A thread's file as it is started in tests; what is none of the project's threads, or is asked for as it ships, stays itself. */
export function wholeThread(file: string | URL): string | URL {
  const whole = process.env[WHOLE];
  if (whole === undefined || typeof file === 'string' || file.protocol !== 'file:') return file;
  const compiled = fileURLToPath(file);
  const put = path.join(whole, path.relative(COMPILED, compiled));
  return compiled.startsWith(COMPILED) && existsSync(put) ? pathToFileURL(put) : file;
}
