import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The packages the browser loads as they come from npm, module by module, so that the page needs no bundler.
 * Each names the package that depends on it, from where it is resolved.
 */
const SERVED: { name: string; from?: string }[] = [
  { name: '@skyra/discord-components-core' },
  { name: 'lit', from: '@skyra/discord-components-core' },
  { name: '@lit/context', from: '@skyra/discord-components-core' },
  { name: 'lit-html', from: 'lit' },
  { name: 'lit-element', from: 'lit' },
  { name: '@lit/reactive-element', from: 'lit' },
];

/** Modules asked for by a bare name or a subpath that is not the file's own name. */
const ENTRIES: Record<string, string> = {
  lit: 'lit/index.js',
  '@lit/context': '@lit/context/index.js',
  'lit-html': 'lit-html/lit-html.js',
  'lit-element': 'lit-element/index.js',
  '@lit/reactive-element': '@lit/reactive-element/reactive-element.js',
  '@skyra/discord-components-core': '@skyra/discord-components-core/dist/index.js',
};

/** Where each served package lies on disk: name → folder. Throws, by name, for one that is not installed. */
export function findServedPackages(): Map<string, string> {
  const folders = new Map<string, string>();
  for (const { name, from } of SERVED) {
    const start = from === undefined ? dirname(fileURLToPath(import.meta.url)) : folders.get(from);
    folders.set(name, findPackage(name, start ?? ''));
  }
  return folders;
}

function findPackage(name: string, start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (isPackage(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`The package ${name} is not installed: run "npm ci".`);
  }
}

function isPackage(folder: string): boolean {
  try {
    readFileSync(join(folder, 'package.json'));
    return true;
  } catch {
    return false;
  }
}

/** The browser's import map as the text of a script element, and the hash that lets a strict policy run it. */
export function createImportMap(folders: ReadonlyMap<string, string>): { json: string; hash: string } {
  const subpaths = [...folders.keys()].map((name) => [`${name}/`, `/packages/${name}/`]);
  const skyra = '@skyra/discord-components-core';
  const elements = Object.entries(skyraElements(folders.get(skyra) ?? ''));
  const imports = Object.fromEntries([
    ...Object.entries(ENTRIES).map(([name, path]) => [name, `/packages/${path}`]),
    ...subpaths,
    ...elements.map(([name, path]) => [join(skyra, name), `/packages/${join(skyra, path)}`]),
  ]);
  const json = JSON.stringify({ imports });
  return { json, hash: `sha256-${createHash('sha256').update(json).digest('base64')}` };
}

/** The package's own list of its elements: "./discord-message.js" → "./dist/components/…". */
function skyraElements(folder: string): Record<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('exports' in manifest)) return {};
  const entries = Object.entries(manifest.exports ?? {}).filter(([name]) => name.endsWith('.js'));
  return Object.fromEntries(entries.map(([name, path]) => [name, String(path)]));
}
