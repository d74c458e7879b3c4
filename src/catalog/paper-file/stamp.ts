import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';

/**
 * What has to be the same for what was made of some files to fit them: which files they are, how long and how old, and the
 * build of the program, since how rows are read may differ after each. Undefined when one of them is not there.
 */
export function stampOf(files: readonly string[]): string | undefined {
  const facts = files.map((file) => factsOf(path.resolve(file)));
  if (facts.includes(undefined)) return undefined;
  return [factsOf(path.join(projectRoot(), 'dist', '.built')) ?? '', ...facts].join('\n');
}

function factsOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? `${file} ${found.ino} ${found.size} ${found.mtimeMs}` : undefined;
}
