import { createHash } from 'node:crypto';
import path from 'node:path';
import { stampOf } from '../../catalog/file/stamp.ts';

/** Where the search over some catalog files is stored, and what must match for it to be used. */
export interface StoredPlace {
  readonly folder: string;
  /** Files for the papers and for the search over them. */
  readonly papersFile: string;
  readonly searchFile: string;
  readonly files: readonly string[];
  readonly stamp: string;
}

/** Where a search over these catalog files is stored; undefined if one of them can't be found. */
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
