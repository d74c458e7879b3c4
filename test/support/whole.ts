import path from 'node:path';
import { build } from 'vite';

/** What loads a binary beside it, or is only tried for and is not here. */
export const OUTSIDE = ['@photostructure/sqlite', 'bufferutil', 'pg-native', 'utf-8-validate', 'zlib-sync'];

/**
 * Puts a compiled module with all that it imports into one file: started so, a process or a thread takes less than half of the
 * processor, and tests start hundreds.
 *
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
