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
  /** Looks up a paper by arXiv id in any source that knows it; undefined if none does. @throws ServiceError */
  lookUp(id: string): Promise<Paper | undefined>;
}

/**
 * Creates the refresh from every source in the folder, the catalog and the state.
 *
 * @throws Error naming a file that isn't a source.
 */
export async function openRefresh(
  parts: {
    readonly settings: SourceSettings;
    readonly dataDir: string;
    /** Replaces files in `dataDir` if several processes share refreshed papers. */
    readonly shared?: SharedCatalog | undefined;
    readonly http: HttpParts;
    /** Called with each refreshed paper as it is now, before `onChange`. */
    readonly onPut?: (paper: Paper) => void;
    /** Called if the refreshed catalog's file was changed by something else. */
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
