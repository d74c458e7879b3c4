import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ImportMap } from './packages.ts';

/** A module's own imports and re-exports, as compilers and packages write them. */
const IMPORT = /(?:\b(?:import|export)\b[^'"()`;]*?\bfrom|\bimport)\s*["']([^"'\s]+)["']/g;

/** Comments contain examples, whose imports don't count. */
const COMMENT = /\/\*[\s\S]*?\*\//g;

/**
 * Every module the page needs, by address, read once: what `entry` imports, recursively. The page names them all in its
 * head, so that the browser fetches them in parallel instead of finding one import after another; no other modules are
 * served. `folders` maps address prefixes to folders.
 */
export function collectModules(
  entry: string,
  folders: readonly (readonly [prefix: string, folder: string])[],
  importMap: ImportMap,
): Map<string, Buffer> {
  const modules = new Map<string, Buffer>();
  const waiting = [entry];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (modules.has(address)) continue;
    const home = folders.find(([prefix]) => address?.startsWith(prefix));
    if (home === undefined) throw new Error(`The page asks for ${address}, which no served folder holds.`);
    const body = readFileSync(join(home[1], address.slice(home[0].length)));
    modules.set(address, body);
    for (const [, specifier = ''] of body.toString('utf8').replace(COMMENT, '').matchAll(IMPORT)) {
      waiting.push(resolveImport(specifier, address, importMap));
    }
  }
  return modules;
}

function resolveImport(specifier: string, from: string, { imports }: ImportMap): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const exact = imports[specifier];
  if (exact !== undefined) return exact;
  const prefix = Object.keys(imports).find((name) => name.endsWith('/') && specifier.startsWith(name));
  if (prefix === undefined)
    throw new Error(`The page imports "${specifier}", which is not a served package.`);
  return `${imports[prefix]}${specifier.slice(prefix.length)}`;
}
