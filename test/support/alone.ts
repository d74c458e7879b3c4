import { rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { putWhole } from './whole.ts';

const made = new Map<string, Promise<string>>();

/** A compiled module of this folder with all its imports in one file, for a process of its own. */
export function alone(name: string): Promise<string> {
  const known = made.get(name) ?? bundle(name);
  made.set(name, known);
  return known;
}

async function bundle(name: string): Promise<string> {
  const compiled = import.meta.url.endsWith('.js') ? './' : '../../dist/test/support/';
  const folder = fileURLToPath(new URL(compiled, import.meta.url));
  const passing = path.join(folder, `${name}.${process.pid}.mjs`);
  await putWhole(path.join(folder, `${name}.js`), passing);
  const whole = path.join(folder, `${name}.mjs`);
  // Other runs may have it open.
  await rename(passing, whole);
  return whole;
}
