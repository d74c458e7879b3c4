import type { Paper } from '../paper/paper.ts';
import type { Catalog } from './catalog.ts';

/**
 * Shows catalogs as digests may use them: without withdrawn papers, and without the batch that is still coming in. The
 * same catalog and day give the very same view, so that what is worked out of it can be kept.
 */
export function createSettledView(): (catalog: Catalog, unsettled: string | undefined) => Catalog {
  let kept:
    | { readonly of: Catalog; readonly without: string | undefined; readonly view: Catalog }
    | undefined;
  return (catalog, unsettled) => {
    if (kept?.of === catalog && kept.without === unsettled) return kept.view;
    const isSettled = (paper: Paper) =>
      withdrawnOn(paper) === undefined && (unsettled === undefined || paper.listedOn !== unsettled);
    const settled = [...catalog.all()].filter(isSettled);
    const view = settled.length === catalog.size ? catalog : viewOf(catalog, settled, isSettled);
    kept = { of: catalog, without: unsettled, view };
    return view;
  };
}

/** Some papers of a catalog as a catalog, by the catalog's own table of ids: a second one of 100,000 takes its time. */
function viewOf(catalog: Catalog, some: readonly Paper[], isShown: (paper: Paper) => boolean): Catalog {
  return {
    size: some.length,
    get(id) {
      const paper = catalog.get(id);
      return paper !== undefined && isShown(paper) ? paper : undefined;
    },
    all: () => some,
    newestListing: newestOf(some),
  };
}

function newestOf(papers: readonly Paper[]): string | undefined {
  let newest: string | undefined;
  for (const { listedOn } of papers) {
    if (listedOn !== undefined && (newest === undefined || listedOn > newest)) newest = listedOn;
  }
  return newest;
}

/** A paper with the day (`YYYY-MM-DD`) on which its authors took it back. It stays findable, since people look for it. */
export function markWithdrawn(paper: Paper, on: string): Paper {
  return { ...paper, extra: { ...paper.extra, withdrawnAt: on } };
}

/** The day on which a paper was withdrawn, or undefined when it stands. */
export function withdrawnOn(paper: Paper): string | undefined {
  const day = paper.extra?.withdrawnAt;
  return typeof day === 'string' ? day : undefined;
}
