import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verb } from './verb.ts';

/**
 * Loads a folder's verbs by file name: the folder is the list.
 * @param wanted the only one to load, if there is a verb of that name: importing the others takes a second.
 * @throws Error naming a file that isn't a verb.
 */
export async function loadVerbs(folder: string, wanted?: string): Promise<ReadonlyMap<string, Verb>> {
  const verbs = new Map<string, Verb>();
  const files = (await readdir(folder))
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
  const only = files.filter((file) => path.parse(file).name === wanted);
  for (const file of only.length > 0 ? only : files) {
    const loaded: unknown = await import(pathToFileURL(path.join(folder, file)).href);
    const verb =
      typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    const { name } = path.parse(file);
    // Names the source file, not its compiled output.
    if (!isVerb(verb))
      throw new Error(`src/cli/verbs/${name}.ts doesn't default-export a verb: { describe, run }.`);
    verbs.set(name, verb);
  }
  return verbs;
}

function isVerb(value: unknown): value is Verb {
  return (
    typeof value === 'object' &&
    value !== null &&
    'describe' in value &&
    typeof value.describe === 'function' &&
    'run' in value &&
    typeof value.run === 'function'
  );
}
