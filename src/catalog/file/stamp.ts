import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';

/**
 * Data derived from files is valid as long as this stamp is the same: the files' identities, sizes and times, and the
 * program's build, since each may read rows differently. Undefined if a file doesn't exist.
 */
export function stampOf(files: readonly string[]): string | undefined {
  const facts = files.map(factsOf);
  return facts.includes(undefined) ? undefined : [buildFacts(), ...facts].join('\n');
}

/** A file's identity, size and time; undefined if it doesn't exist. */
export function factsOf(file: string): string | undefined {
  const whole = path.resolve(file);
  const found = statSync(whole, { throwIfNoEntry: false });
  return found?.isFile() === true ? `${whole} ${found.ino} ${found.size} ${found.mtimeMs}` : undefined;
}

/** The program's build; empty if it runs without one. */
export function buildFacts(): string {
  return factsOf(path.join(projectRoot(), 'dist', '.built')) ?? '';
}
