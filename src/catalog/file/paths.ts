import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a refresh keeps what it fetched, under `DATA_DIR`. */
export function refreshedCatalog(dataDir: string): string {
  return join(dataDir, 'catalog.jsonl');
}

/** The catalog that comes with the program; found from here upwards, since the built code lies a folder deeper. */
export function bundledCatalog(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, 'data', 'catalog.jsonl');
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
