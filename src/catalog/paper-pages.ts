import type { Paper } from '../paper/paper.ts';

/** Papers per page. Putting one copies its page if a snapshot shares it. */
const PAGE = 128;

type Page = readonly (Paper | undefined)[];

/** Papers by number, in memory, with cheap snapshots: later puts don't affect them. */
export interface PaperPages {
  get(number: number): Paper | undefined;
  put(number: number, paper: Paper): void;
  now(): PagesNow;
}

/** A snapshot of the papers. */
export interface PagesNow {
  /** Identifies the pages the snapshot was taken from. */
  readonly of: symbol;
  get(number: number): Paper | undefined;
  readonly pages: readonly (Page | undefined)[];
}

export function createPaperPages(): PaperPages {
  const of = Symbol('pages');
  let pages: (Page | undefined)[] = [];
  /** Pages that no snapshot shares. */
  const own = new Map<number, (Paper | undefined)[]>();

  function ownPage(at: number): (Paper | undefined)[] {
    const known = own.get(at);
    if (known !== undefined) return known;
    const page = [...(pages[at] ?? [])];
    own.set(at, page);
    pages[at] = page;
    return page;
  }

  const get = (number: number) => pages[Math.floor(number / PAGE)]?.[number % PAGE];

  return {
    get,
    put(number, paper) {
      ownPage(Math.floor(number / PAGE))[number % PAGE] = paper;
    },
    now() {
      own.clear();
      const held = pages;
      pages = [...pages];
      return { of, pages: held, get: (number) => held[Math.floor(number / PAGE)]?.[number % PAGE] };
    },
  };
}

/**
 * Numbers whose papers differ between two snapshots, ascending; time depends on the pages that differ. Undefined if
 * the snapshots are of different pages.
 */
export function changedPapers(before: PagesNow, after: PagesNow): number[] | undefined {
  if (before.of !== after.of) return undefined;
  const changed: number[] = [];
  for (const [at, page] of after.pages.entries()) {
    const old = before.pages[at];
    if (page === old || page === undefined) continue;
    for (const [place, paper] of page.entries()) {
      if (paper !== old?.[place]) changed.push(at * PAGE + place);
    }
  }
  return changed;
}
