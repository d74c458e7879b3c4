import path from 'node:path';
import { build } from 'vite';

/** Packages that load a binary beside them, or are optional and not installed. */
export const OUTSIDE = ['@photostructure/sqlite', 'bufferutil', 'pg-native', 'utf-8-validate', 'zlib-sync'];

/**
 * Bundles a compiled module with all its imports into one file: starting a process or thread then takes less than half
 * the CPU time, and tests start hundreds.
 * @param to - The path of that file.
 */
export async function putWhole(compiled: string, to: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: compiled,
      target: 'node20',
      minify: false,
      outDir: path.dirname(to),
      emptyOutDir: false,
      rolldownOptions: {
        external: OUTSIDE,
        output: { entryFileNames: path.basename(to), codeSplitting: false, comments: false },
      },
    },
    ssr: { noExternal: true },
  });
}
