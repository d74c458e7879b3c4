import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';

/** The file in `DATA_DIR` where refreshes keep what they fetch. */
export function refreshedCatalog(dataDir: string): string {
  return join(dataDir, 'catalog.jsonl');
}

/** The catalog that comes with the program. */
export function bundledCatalog(): string {
  return join(projectRoot(), 'data', 'catalog.jsonl');
}

/**
 * The catalog files in use, oldest facts first: those in `CATALOG`, or else the bundled one and, once a refresh has
 * written it, the refreshed one.
 */
export function catalogFiles(settings: {
  CATALOG?: readonly string[] | undefined;
  DATA_DIR: string;
}): string[] {
  if (settings.CATALOG !== undefined) return [...settings.CATALOG];
  const refreshed = refreshedCatalog(settings.DATA_DIR);
  return existsSync(refreshed) ? [bundledCatalog(), refreshed] : [bundledCatalog()];
}
