import { rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What loads a binary beside it, or is only tried for and is not here. */
const OUTSIDE = ['@photostructure/sqlite', 'bufferutil', 'pg-native', 'utf-8-validate', 'zlib-sync'];

const made = new Map<string, Promise<string>>();

/**
 * The compiled form of a module of this folder with all that it imports in one file, for a process of its own: started so it
 * takes less than half of the processor, and tests start dozens.
 */
export function alone(name: string): Promise<string> {
  const known = made.get(name) ?? bundle(name);
  made.set(name, known);
  return known;
}

async function bundle(name: string): Promise<string> {
  const compiled = import.meta.url.endsWith('.js') ? './' : '../../dist/test/support/';
  const folder = fileURLToPath(new URL(compiled, import.meta.url));
  const passing = `${name}.${process.pid}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(folder, `${name}.js`),
      target: 'node20',
      minify: false,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { external: OUTSIDE, output: { entryFileNames: passing, codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  const whole = path.join(folder, `${name}.mjs`);
  // Other runs may have it open.
  await rename(path.join(folder, passing), whole);
  return whole;
}
