import type { Paper } from '../paper/paper.ts';
import { daysBefore } from './batch-day.ts';
import type { Catalog } from './catalog.ts';
import { withdrawnOn } from './withdrawn.ts';

/**
 * The view of a catalog that digests use: without withdrawn papers and without the batch still coming in. The same
 * catalog and day return the same object, so that results can be cached by it.
 */
export function createCompleteBatches(): (catalog: Catalog, open: string | undefined) => Catalog {
  let kept:
    | { readonly of: Catalog; readonly without: string | undefined; readonly view: Catalog }
    | undefined;
  /** What each view still in use hides. */
  const hiddenOf = new WeakMap<Catalog, ReadonlySet<number>>();
  return (catalog, open) => {
    if (kept?.of !== catalog || kept.without !== open)
      kept = { of: catalog, without: open, view: withoutBatch(catalog, open, hiddenOf) };
    return kept.view;
  };
}

function withoutBatch(
  catalog: Catalog,
  open: string | undefined,
  hiddenOf: WeakMap<Catalog, ReadonlySet<number>>,
): Catalog {
  const isShown = (paper: Paper) =>
    withdrawnOn(paper) === undefined && (open === undefined || paper.listedOn !== open);
  const coming = (open === undefined ? [] : catalog.ofDay(open)).filter((paper) => !isShown(paper));
  const hidden = new Set([...catalog.withdrawn, ...coming.flatMap(({ id }) => catalog.numberOf(id) ?? [])]);
  if (hidden.size === 0) return catalog;
  const gaps = Uint32Array.from(hidden).sort();
  const only = (papers: readonly Paper[]) => papers.filter(isShown);
  function* shown(papers: Iterable<Paper>): Generator<Paper> {
    for (const paper of papers) if (isShown(paper)) yield paper;
  }
  const get = (id: string) => {
    const paper = catalog.get(id);
    return paper !== undefined && isShown(paper) ? paper : undefined;
  };
  const placeOf = (number: number) => number - gaps.filter((gap) => gap < number).length;
  const view: Catalog = {
    size: catalog.size - hidden.size,
    get,
    all: () => shown(catalog.all()),
    at: (number) => catalog.at(gaps.reduce((place, gap) => (gap <= place ? place + 1 : place), number)),
    numberOf(id) {
      const number = get(id) && catalog.numberOf(id);
      return number === undefined ? undefined : placeOf(number);
    },
    newestBatchDay(until) {
      let day = catalog.newestBatchDay(until);
      while (day !== undefined && !only(catalog.ofDay(day)).some(({ listedOn }) => listedOn === day))
        day = catalog.newestBatchDay(daysBefore(day, 1));
      return day;
    },
    days: catalog.days,
    ofDay: (day) => only(catalog.ofDay(day)),
    eachOfDay: (day) => shown(catalog.eachOfDay(day)),
    withdrawn: new Set(),
    voted: () => shown(catalog.voted()),
    submitted: () => shown(catalog.submitted()),
    withKey: (key) => only(catalog.withKey(key)),
    withAddress: (key) => only(catalog.withAddress(key)),
    texts: `${catalog.texts} without ${gaps.join()}`,
    // Positions shift when hidden papers become visible.
    sameStart: async (texts) => (texts === view.texts ? view.size : undefined),
    changedSince(earlier) {
      const changed = catalog.changedSince(earlier);
      if (changed === undefined) return undefined;
      const places = new Set(
        [...changed, ...(hiddenOf.get(earlier) ?? [])].filter((one) => !hidden.has(one)),
      );
      return [...places].map(placeOf);
    },
    pages: catalog.pages,
  };
  hiddenOf.set(view, hidden);
  return view;
}
