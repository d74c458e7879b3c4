import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { collectModules } from './modules.ts';
import { createImportMap, findServedPackages } from './packages.ts';

export type Asset = { type: string; body: Buffer; cache: string };

export type Assets = {
  /** The page itself. */
  html: string;
  /** What the page may load: only from its own address. */
  policy: string;
  /**
   * The file at an address such as "/browser/main.js", or undefined; the page prefixes it with a stamp so that the
   * browser can cache it. All are kept in memory: no request reads the disk.
   */
  find: (address: string) => Asset | undefined;
};

const ENTRY = '/browser/main.js';

/** The placeholder for the import map in the page's HTML. */
const EMPTY_IMPORT_MAP = '<script type="importmap">{}</script>';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the page's files: stylesheets and pictures from beside the sources, compiled browser modules from dist,
 * packages from node_modules. Throws if something isn't built or installed.
 */
export function createAssets(): Assets {
  const root = projectRoot();
  const page = join('src', 'playground', 'page');
  const compiled = join(root, 'dist', page);
  if (!existsSync(join(compiled, 'browser', 'main.js'))) {
    throw new Error(`The playground's page isn't built yet. Run "npm run build".`);
  }
  const packages = findServedPackages();
  const importMap = createImportMap(packages);
  const homes = packages.map(({ address, folder }): [string, string] => [address, folder]);
  const modules = collectModules(ENTRY, [['/browser/', join(compiled, 'browser')], ...homes], importMap);
  const folder = join(root, page, 'static');
  const files = new Map([...modules, ...readStatic(folder)]);
  const json = JSON.stringify(importMap);
  const head = [`<script type="importmap">${json}</script>`, ...[...modules.keys()].map(preload)].join(
    '\n    ',
  );
  const stamp = `/${stampOf(files)}`;
  return {
    html: readFileSync(join(folder, 'page.html'), 'utf8')
      .replace(EMPTY_IMPORT_MAP, () => head)
      .replace(/(?<==")\/(?=browser\/|static\/)/g, `${stamp}/`),
    policy: policyFor(`sha256-${createHash('sha256').update(json).digest('base64')}`),
    find(address) {
      const isStamped = address.startsWith(`${stamp}/`);
      const body = files.get(isStamped ? address.slice(stamp.length) : address);
      const type = TYPES[extname(address)];
      if (body === undefined || type === undefined) return undefined;
      const isLasting = isStamped || address.startsWith('/packages/');
      return { type, body, cache: isLasting ? 'max-age=31536000, immutable' : 'no-cache' };
    },
  };
}

/** A hash of all files, used as an address prefix: it changes as soon as any of them does. */
function stampOf(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [address, body] of files) hash.update(`${address} ${body.length}\n`).update(body);
  return hash.digest('hex').slice(0, 16);
}

function preload(address: string): string {
  return `<link rel="modulepreload" href="${address}" />`;
}

function readStatic(folder: string): [string, Buffer][] {
  return readdirSync(folder).map((name) => [`/static/${name}`, readFileSync(join(folder, name))]);
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
