import { join } from 'node:path';
import type { Paper } from '../../paper/paper.ts';
import { refreshedCatalog } from '../file/paths.ts';
import type { RefreshParts } from './refresh.ts';
import type { SharedCatalog } from './shared-catalog.ts';
import { createSharedShelf } from './shared-shelf.ts';
import { createShelf, type ShelfNews } from './shelf.ts';
import { refreshStateFile } from './state-file.ts';

/** Opens the storage for refreshed papers and the refresh state: files in `dataDir`, or a shared catalog. */
export function openKeep(parts: {
  readonly dataDir: string;
  readonly shared?: SharedCatalog | undefined;
  readonly onPut?: ((paper: Paper) => void) | undefined;
  readonly onNews?: ((news: ShelfNews) => void) | undefined;
}): Pick<RefreshParts, 'shelf' | 'state' | 'save'> {
  const { dataDir, shared, onPut, onNews } = parts;
  if (shared !== undefined) return createSharedShelf(shared, onPut);
  return {
    state: refreshStateFile(join(dataDir, 'refresh.json')),
    shelf: createShelf(refreshedCatalog(dataDir), { ...(onPut && { onPut }), ...(onNews && { onNews }) }),
  };
}
