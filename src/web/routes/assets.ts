import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import type { AssetPaths } from '../pages/layout.ts';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Styles, scripts and icon, kept in memory so that no request reads the disk. */
export interface Assets {
  readonly paths: AssetPaths;
  find(name: string): Asset | undefined;
}

/** Reads the files from beside the sources. @throws Error if one is missing. */
export function readAssets(): Assets {
  const folder = join(projectRoot(), 'src', 'web', 'static');
  const files = new Map(
    ['style.css', 'suggest.js', 'icon.svg'].map((name) => [
      name,
      { type: TYPES[extname(name)] ?? 'text/plain', body: readFileSync(join(folder, name), 'utf8') },
    ]),
  );
  const versioned = (name: string) => {
    const version = createHash('sha256')
      .update(files.get(name)?.body ?? '')
      .digest('base64url')
      .slice(0, 10);
    return `/${name}?v=${version}`;
  };
  return {
    paths: { style: versioned('style.css'), script: versioned('suggest.js') },
    find: (name) => files.get(name),
  };
}
