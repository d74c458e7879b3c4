import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { INDEX_FORMAT } from '../../search/live/index-file.ts';
import { MEANING_FORMAT } from '../../search/live/meaning-file.ts';

/** Where the search over some catalog files is stored, and what has to be the same for it to fit. */
export interface StoredPlace {
  readonly folder: string;
  readonly file: string;
  readonly stamp: string;
}

/** Says where a search over these catalog files is stored; undefined when one of them is not there to be looked at. */
export function storedPlace(dataDir: string, catalogs: readonly string[]): StoredPlace | undefined {
  const paths = catalogs.map((file) => path.resolve(file));
  const facts = paths.map(factsOf);
  if (facts.includes(undefined)) return undefined;
  const folder = path.join(dataDir, 'terminal');
  const name = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 24);
  // How rows are read and words are cut may differ after each build.
  const build = factsOf(path.join(projectRoot(), 'dist', '.built')) ?? '';
  return {
    folder,
    file: path.join(folder, `${name}.search`),
    stamp: [INDEX_FORMAT, MEANING_FORMAT, build, ...facts].join('\n'),
  };
}

function factsOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? `${file} ${found.ino} ${found.size} ${found.mtimeMs}` : undefined;
}
