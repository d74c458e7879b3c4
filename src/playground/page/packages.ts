import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Packages the browser loads straight from npm, module by module, so that the page needs no bundler. */
const SERVED: readonly { readonly name: string; readonly main: string }[] = [
  { name: 'lit-html', main: 'lit-html.js' },
];

const manifestSchema = z.object({ version: z.string() });

/** A served package: its folder on disk, and its address, which contains the version so that it can be cached. */
export type ServedPackage = {
  readonly name: string;
  readonly folder: string;
  readonly address: string;
  /** The module behind its bare name. */
  readonly main: string;
};

/** Throws for a package that isn't installed, naming it. */
export function findServedPackages(): ServedPackage[] {
  return SERVED.map(({ name, main }) => {
    const folder = findPackage(name);
    const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { name, folder, main, address: `/packages/${name}@${version}/` };
  });
}

function findPackage(name: string): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  throw new Error(`The package ${name} isn't installed. Run "npm ci".`);
}

/** How the browser finds a module imported by name: name → address. */
export type ImportMap = { readonly imports: Readonly<Record<string, string>> };

export function createImportMap(packages: readonly ServedPackage[]): ImportMap {
  return {
    imports: Object.fromEntries(
      packages.flatMap(({ name, address, main }) => [
        [name, address + main],
        [`${name}/`, address],
      ]),
    ),
  };
}
