import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import escapeStringRegexp from 'escape-string-regexp';
import type { Plugin } from 'vitest/config';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILED = path.join(ROOT, 'dist', path.sep);

/**
 * Makes tests run the sources as compiled into `dist`, like workers and child processes do: that is what ships, it is
 * compiled only once, and it takes a sixth less CPU time than vitest's own transform.
 */
export function runCompiled(): Plugin {
  return {
    name: 'run-compiled',
    enforce: 'pre',
    config: () => ({
      test: { server: { deps: { external: [new RegExp(`^${escapeStringRegexp(COMPILED)}`)] } } },
    }),
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.') || !id.endsWith('.ts')) return undefined;
      const file = path
        .relative(ROOT, path.resolve(path.dirname(importer), id))
        .split(path.sep)
        .join('/');
      if (!/^(src|commands)\//.test(file)) return undefined;
      const compiled = path.join(COMPILED, file.replace(/\.ts$/, '.js'));
      return existsSync(compiled) ? { id: compiled, external: true } : undefined;
    },
  };
}
