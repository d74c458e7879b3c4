import type { Paper } from '../paper/paper.ts';
import { type Catalog, newestListing } from './catalog.ts';
import { withdrawnOn } from './withdrawn.ts';

/**
 * Shows catalogs as digests may use them: without withdrawn papers, and without the batch that is still coming in. The
 * same catalog and day give the very same view, so that what is worked out of it can be kept.
 */
export function createSettledView(): (catalog: Catalog, unsettled: string | undefined) => Catalog {
  let kept:
    | { readonly of: Catalog; readonly without: string | undefined; readonly view: Catalog }
    | undefined;
  return (catalog, unsettled) => {
    if (kept?.of !== catalog || kept.without !== unsettled)
      kept = { of: catalog, without: unsettled, view: settle(catalog, unsettled) };
    return kept.view;
  };
}

function settle(catalog: Catalog, unsettled: string | undefined): Catalog {
  const isSettled = (paper: Paper) =>
    withdrawnOn(paper) === undefined && (unsettled === undefined || paper.listedOn !== unsettled);
  const coming = unsettled === undefined ? [] : catalog.ofDay(unsettled);
  const hidden = new Set([...catalog.withdrawn, ...coming.filter((paper) => !isSettled(paper))]);
  if (hidden.size === 0) return catalog;
  const only = (papers: readonly Paper[]) => papers.filter(isSettled);
  return {
    size: catalog.size - hidden.size,
    get(id) {
      const paper = catalog.get(id);
      return paper !== undefined && isSettled(paper) ? paper : undefined;
    },
    all: () => only(catalog.all()),
    newestListing: newestListing(catalog.days(), (day) => only(catalog.ofDay(day))),
    days: catalog.days,
    ofDay: (day) => only(catalog.ofDay(day)),
    withdrawn: [],
    withKey: (key) => only(catalog.withKey(key)),
    withAddress: (key) => only(catalog.withAddress(key)),
  };
}
