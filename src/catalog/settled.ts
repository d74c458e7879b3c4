import type { Paper } from '../paper/paper.ts';
import type { Steps } from '../turns/steps.ts';
import { createTurns } from '../turns/turns.ts';
import { type Catalog, laterListing } from './catalog.ts';

/** Papers looked at in one step: about a millisecond's work. */
const PAPERS_A_STEP = 1_000;

/**
 * Shows catalogs as digests may use them: without withdrawn papers, and without the batch that is still coming in. The
 * same catalog and day give the very same view, so that what is worked out of it can be kept.
 */
export function createSettledView(): (catalog: Catalog, unsettled: string | undefined) => Promise<Catalog> {
  const turns = createTurns();
  let kept:
    | { readonly of: Catalog; readonly without: string | undefined; readonly view: Promise<Catalog> }
    | undefined;
  return (catalog, unsettled) => {
    if (kept?.of === catalog && kept.without === unsettled) return kept.view;
    kept = { of: catalog, without: unsettled, view: turns.run(settle(catalog, unsettled)) };
    return kept.view;
  };
}

function* settle(catalog: Catalog, unsettled: string | undefined): Steps<Catalog> {
  const isSettled = (paper: Paper) =>
    withdrawnOn(paper) === undefined && (unsettled === undefined || paper.listedOn !== unsettled);
  const settled: Paper[] = [];
  let newest: string | undefined;
  let done = 0;
  for (const paper of catalog.all()) {
    if (done++ % PAPERS_A_STEP === 0) yield;
    if (!isSettled(paper)) continue;
    settled.push(paper);
    newest = laterListing(newest, paper);
  }
  return settled.length === catalog.size ? catalog : viewOf(catalog, settled, newest, isSettled);
}

/** Some papers of a catalog as a catalog, by the catalog's own table of ids: a second one of 100,000 takes its time. */
function viewOf(
  catalog: Catalog,
  some: readonly Paper[],
  newestListing: string | undefined,
  isShown: (paper: Paper) => boolean,
): Catalog {
  return {
    size: some.length,
    get(id) {
      const paper = catalog.get(id);
      return paper !== undefined && isShown(paper) ? paper : undefined;
    },
    all: () => some,
    newestListing,
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
