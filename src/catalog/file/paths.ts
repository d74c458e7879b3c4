import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';

/** Where a refresh keeps what it fetched, under `DATA_DIR`. */
export function refreshedCatalog(dataDir: string): string {
  return join(dataDir, 'catalog.jsonl');
}

/** The catalog that comes with the program. */
export function bundledCatalog(): string {
  return join(projectRoot(), 'data', 'catalog.jsonl');
}

/**
 * The catalog files in use, oldest knowledge first: those of the setting `CATALOG`, else the bundled one and, once a
 * refresh has written it, the refreshed one.
 */
export function catalogFiles(settings: {
  CATALOG?: readonly string[] | undefined;
  DATA_DIR: string;
}): string[] {
  if (settings.CATALOG !== undefined) return [...settings.CATALOG];
  const refreshed = refreshedCatalog(settings.DATA_DIR);
  return existsSync(refreshed) ? [bundledCatalog(), refreshed] : [bundledCatalog()];
}
