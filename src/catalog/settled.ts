import type { Paper } from '../paper/paper.ts';
import { type Catalog, createCatalog } from './catalog.ts';

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
    const settled = [...catalog.all()].filter(
      (paper) =>
        withdrawnOn(paper) === undefined && (unsettled === undefined || paper.listedOn !== unsettled),
    );
    const view = settled.length === catalog.size ? catalog : createCatalog(settled);
    kept = { of: catalog, without: unsettled, view };
    return view;
  };
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
