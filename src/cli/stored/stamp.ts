import { createHash } from 'node:crypto';
import path from 'node:path';
import { stampOf } from '../../catalog/file/stamp.ts';

/** Where the search over some catalog files is stored, and what has to be the same for it to fit. */
export interface StoredPlace {
  readonly folder: string;
  /** Of the papers, and of the search over them. */
  readonly papersFile: string;
  readonly searchFile: string;
  readonly files: readonly string[];
  readonly stamp: string;
}

/** Says where a search over these catalog files is stored; undefined when one of them is not there to be looked at. */
export function storedPlace(dataDir: string, files: readonly string[]): StoredPlace | undefined {
  const stamp = stampOf(files);
  if (stamp === undefined) return undefined;
  const folder = path.join(dataDir, 'terminal');
  const paths = files.map((file) => path.resolve(file));
  const name = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 24);
  return {
    folder,
    papersFile: path.join(folder, `${name}.papers`),
    searchFile: path.join(folder, `${name}.search`),
    files,
    stamp,
  };
}
