import type { Paper } from '../../paper/paper.ts';
import type { HttpParts } from '../http/client.ts';
import { loadSources } from '../load-sources.ts';
import type { Source, SourceSettings } from '../source.ts';
import { openKeep } from './keep.ts';
import { createRefresh, type Refresh, type RefreshParts } from './refresh.ts';
import type { SharedCatalog } from './shared-catalog.ts';
import type { ShelfNews } from './shelf.ts';
import type { RefreshStateStore } from './state.ts';

export interface OpenedRefresh {
  readonly refresh: Refresh;
  readonly sources: ReadonlyMap<string, Source>;
  readonly state: RefreshStateStore;
  /** One paper by its arXiv id, from whichever source knows it; undefined when none does. @throws ServiceError */
  lookUp(id: string): Promise<Paper | undefined>;
}

/**
 * Puts a refresh together: every source of the folder, the catalog and the memory of this place.
 *
 * @throws Error naming a file among the sources that holds none.
 */
export async function openRefresh(
  parts: {
    readonly settings: SourceSettings;
    readonly dataDir: string;
    /** Where several processes keep it together, in place of files in `dataDir`. */
    readonly shared?: SharedCatalog | undefined;
    readonly http: HttpParts;
    /** Called with each paper as it now stands among the refreshed ones, before `onChange` tells that they changed. */
    readonly onPut?: (paper: Paper) => void;
    /** Called when the file of the refreshed catalog is not as it was left. */
    readonly onNews?: (news: ShelfNews) => void;
  } & Pick<RefreshParts, 'clock' | 'onProgress' | 'onChange' | 'onTaken' | 'signal'>,
): Promise<OpenedRefresh> {
  const { settings, dataDir, shared, http, onPut, onNews, ...rest } = parts;
  const sources = await loadSources(settings, http);
  const keep = openKeep({ dataDir, shared, onPut, onNews });
  return {
    refresh: createRefresh({ ...rest, ...keep, sources }),
    sources,
    state: keep.state,
    async lookUp(id) {
      for (const source of sources.values()) {
        const [paper] = (await source.enrich?.([id]))?.papers ?? [];
        if (paper !== undefined) return paper;
      }
      return undefined;
    },
  };
}
