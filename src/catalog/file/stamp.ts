import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';

/**
 * What has to be the same for what was made of some files to fit them: which files they are, how long and how old, and the
 * build of the program, since how rows are read may differ after each. Undefined when one of them is not there.
 */
export function stampOf(files: readonly string[]): string | undefined {
  const facts = files.map(factsOf);
  return facts.includes(undefined) ? undefined : [buildFacts(), ...facts].join('\n');
}

/** Which file it is, how long and how old; undefined when it is not there. */
export function factsOf(file: string): string | undefined {
  const whole = path.resolve(file);
  const found = statSync(whole, { throwIfNoEntry: false });
  return found?.isFile() === true ? `${whole} ${found.ino} ${found.size} ${found.mtimeMs}` : undefined;
}

/** The build of the program; empty where it runs without one. */
export function buildFacts(): string {
  return factsOf(path.join(projectRoot(), 'dist', '.built')) ?? '';
}
