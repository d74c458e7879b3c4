import { existsSync, readFileSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createImportMap, findServedPackages } from './packages.ts';

export type Asset = { type: string; body: string | Buffer; cache: string };

export type Assets = {
  /** The page itself. */
  html: string;
  /** What the page may load and from where: its own address, and nothing else anywhere. */
  policy: string;
  /** The file behind a path such as "/browser/main.js", or undefined. Never one outside the served folders. */
  find: (path: string) => Promise<Asset | undefined>;
};

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files the page is made of. Stylesheets lie beside the sources, the browser's modules are compiled into dist. */
export function createAssets(): Assets {
  const root = findRoot(dirname(fileURLToPath(import.meta.url)));
  const page = join('src', 'playground', 'page');
  const browser = join(root, 'dist', page, 'browser');
  if (!existsSync(browser))
    throw new Error('The page of the playground is not built yet: run "npm run build".');
  const packages = findServedPackages();
  const importMap = createImportMap(packages);
  const folders: [prefix: string, folder: string, cache: string][] = [
    ['/browser/', browser, 'no-cache'],
    ['/static/', join(root, page, 'static'), 'no-cache'],
    ...[...packages].map(([name, folder]): [string, string, string] => [
      `/packages/${name}/`,
      folder,
      'max-age=86400',
    ]),
  ];
  return {
    html: readFileSync(join(root, page, 'static', 'page.html'), 'utf8').replace(
      '{{import-map}}',
      importMap.json,
    ),
    policy: policyFor(importMap.hash),
    async find(path) {
      const home = folders.find(([prefix]) => path.startsWith(prefix));
      const type = TYPES[extname(path)];
      if (home === undefined || type === undefined) return undefined;
      const [prefix, folder, cache] = home;
      const body = await readInside(folder, path.slice(prefix.length));
      return body && { type, body, cache };
    },
  };
}

function policyFor(importMapHash: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${importMapHash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

async function readInside(folder: string, path: string): Promise<Buffer | undefined> {
  try {
    const home = await realpath(folder);
    const file = await realpath(resolve(home, path));
    return file.startsWith(home + sep) ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}

function findRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  throw new Error('The playground cannot find the package it belongs to.');
}
