import { join } from 'node:path';
import type { Paper } from '../../paper/paper.ts';
import { refreshedCatalog } from '../file/paths.ts';
import type { HttpParts } from '../http/client.ts';
import { loadSources } from '../load-sources.ts';
import type { Source, SourceSettings } from '../source.ts';
import { createRefresh, type Refresh, type RefreshParts } from './refresh.ts';
import { createShelf, type ShelfNews } from './shelf.ts';
import type { RefreshStateStore } from './state.ts';
import { refreshStateFile } from './state-file.ts';

export interface OpenedRefresh {
  readonly refresh: Refresh;
  readonly sources: ReadonlyMap<string, Source>;
  readonly state: RefreshStateStore;
  /** One paper by its arXiv id, from whichever source knows it; undefined when none does. @throws ServiceError */
  lookUp(id: string): Promise<Paper | undefined>;
}

/**
 * Puts a refresh together: every source of the folder, the catalog and the memory under `dataDir`.
 *
 * @throws Error naming a file among the sources that holds none.
 */
export async function openRefresh(
  parts: {
    readonly settings: SourceSettings;
    readonly dataDir: string;
    readonly http: HttpParts;
    /** Called with each paper as it now stands among the refreshed ones, before `onChange` tells that they changed. */
    readonly onPut?: (paper: Paper) => void;
    /** Called when the file of the refreshed catalog is not as it was left. */
    readonly onNews?: (news: ShelfNews) => void;
  } & Pick<RefreshParts, 'clock' | 'onProgress' | 'onChange' | 'signal'>,
): Promise<OpenedRefresh> {
  const { settings, dataDir, http, onPut, onNews, ...rest } = parts;
  const sources = await loadSources(settings, http);
  const state = refreshStateFile(join(dataDir, 'refresh.json'));
  const shelf = createShelf(refreshedCatalog(dataDir), {
    ...(onPut && { onPut }),
    ...(onNews && { onNews }),
  });
  return {
    refresh: createRefresh({ ...rest, sources, shelf, state }),
    sources,
    state,
    async lookUp(id) {
      for (const source of sources.values()) {
        const [paper] = (await source.enrich?.([id]))?.papers ?? [];
        if (paper !== undefined) return paper;
      }
      return undefined;
    },
  };
}
