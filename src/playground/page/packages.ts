import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SKYRA = '@skyra/discord-components-core';

/**
 * The packages the browser loads as they come from npm, module by module, so that the page needs no bundler: where
 * each is resolved from (the package that depends on it), and the module behind its bare name.
 */
const SERVED: { name: string; from?: string; main: string }[] = [
  { name: SKYRA, main: 'dist/index.js' },
  { name: 'lit', from: SKYRA, main: 'index.js' },
  { name: '@lit/context', from: SKYRA, main: 'index.js' },
  { name: 'lit-html', from: 'lit', main: 'lit-html.js' },
  { name: 'lit-element', from: 'lit', main: 'index.js' },
  { name: '@lit/reactive-element', from: 'lit', main: 'reactive-element.js' },
];

const manifestSchema = z.object({ version: z.string(), exports: z.record(z.string(), z.unknown()) });

/** A served package: where it lies on disk, and its address, which changes with the version so that it may be cached. */
export type ServedPackage = {
  readonly name: string;
  readonly folder: string;
  readonly address: string;
  readonly main: string;
};

/** Throws, naming it, for a package that is not installed. */
export function findServedPackages(): ServedPackage[] {
  const found = new Map<string, ServedPackage>();
  for (const { name, from, main } of SERVED) {
    const asking = from === undefined ? dirname(fileURLToPath(import.meta.url)) : found.get(from)?.folder;
    const folder = findPackage(name, asking ?? '');
    found.set(name, { name, folder, main, address: `/packages/${name}@${readManifest(folder).version}/` });
  }
  return [...found.values()];
}

function findPackage(name: string, start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  throw new Error(`The package ${name} is not installed: run "npm ci".`);
}

/** How the browser finds a module imported by name: name → address. */
export type ImportMap = { readonly imports: Readonly<Record<string, string>> };

export function createImportMap(packages: readonly ServedPackage[]): ImportMap {
  return {
    imports: Object.fromEntries(
      packages.flatMap(({ name, folder, address, main }) => [
        [name, address + main],
        [`${name}/`, address],
        ...(name === SKYRA ? elementModules(folder, address) : []),
      ]),
    ),
  };
}

/** The package's own list of its elements: ".../discord-message.js" → the address of its module. */
function elementModules(folder: string, address: string): [string, string][] {
  return Object.entries(readManifest(folder).exports)
    .filter(([name]) => name.endsWith('.js'))
    .map(([name, path]) => [posix.join(SKYRA, name), posix.join(address, String(path))]);
}

function readManifest(folder: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}
