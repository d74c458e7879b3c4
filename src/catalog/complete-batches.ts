import { lazily } from '../lazily.ts';
import type { Paper } from '../paper/paper.ts';
import { type Catalog, newestBatchDay } from './catalog.ts';
import { withdrawnOn } from './withdrawn.ts';

/**
 * Shows catalogs as digests may use them: without withdrawn papers, and without the batch that is still coming in. The
 * same catalog and day give the very same view, so that what is worked out of it can be kept.
 */
export function createCompleteBatches(): (catalog: Catalog, open: string | undefined) => Catalog {
  let kept:
    | { readonly of: Catalog; readonly without: string | undefined; readonly view: Catalog }
    | undefined;
  return (catalog, open) => {
    if (kept?.of !== catalog || kept.without !== open)
      kept = { of: catalog, without: open, view: withoutBatch(catalog, open) };
    return kept.view;
  };
}

function withoutBatch(catalog: Catalog, open: string | undefined): Catalog {
  const isShown = (paper: Paper) =>
    withdrawnOn(paper) === undefined && (open === undefined || paper.listedOn !== open);
  const coming = open === undefined ? [] : catalog.ofDay(open);
  const hidden = new Set([...catalog.withdrawn, ...coming.filter((paper) => !isShown(paper))]);
  if (hidden.size === 0) return catalog;
  const only = (papers: readonly Paper[]) => papers.filter(isShown);
  const shown = lazily(() => only(catalog.all()));
  return {
    size: catalog.size - hidden.size,
    get(id) {
      const paper = catalog.get(id);
      return paper !== undefined && isShown(paper) ? paper : undefined;
    },
    all: () => shown(),
    at: (number) => shown()[number],
    numberOf(id) {
      const paper = catalog.get(id);
      const number = paper === undefined ? -1 : shown().indexOf(paper);
      return number < 0 ? undefined : number;
    },
    newestBatchDay: newestBatchDay(catalog.days, (day) => only(catalog.ofDay(day))),
    days: catalog.days,
    ofDay: (day) => only(catalog.ofDay(day)),
    withdrawn: [],
    withKey: (key) => only(catalog.withKey(key)),
    withAddress: (key) => only(catalog.withAddress(key)),
  };
}
