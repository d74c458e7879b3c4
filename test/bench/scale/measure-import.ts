import { fileURLToPath } from 'node:url';
import { importPapers } from '../../../src/catalog/file/import/import.ts';
import { memoryOfProcess } from './memory.ts';
import { tell } from './time-kinds.ts';

/** The process's task: a file, and the catalog to import it into. */
export interface ImportTask {
  readonly file: string;
  readonly into: string;
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { file, into }: ImportTask = JSON.parse(process.argv[2] ?? '{}');
  const begin = performance.now();
  await importPapers({ files: [file], into });
  tell({ importSeconds: (performance.now() - begin) / 1_000, importMemory: memoryOfProcess().peak });
}
