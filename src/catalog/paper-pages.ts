import type { Paper } from '../paper/paper.ts';

/** Papers in one page; putting one copies its page where a moment holds that. */
const PAGE = 128;

type Page = readonly (Paper | undefined)[];

/** Papers by number in memory, for many moments: a moment's papers stay as they are when others are put. */
export interface PaperPages {
  get(number: number): Paper | undefined;
  put(number: number, paper: Paper): void;
  now(): PagesNow;
}

/** The papers of one moment. */
export interface PagesNow {
  /** Equal for all moments of the same pages. */
  readonly of: symbol;
  get(number: number): Paper | undefined;
  readonly pages: readonly (Page | undefined)[];
}

export function createPaperPages(): PaperPages {
  const of = Symbol('pages');
  let pages: (Page | undefined)[] = [];
  /** Pages that no moment holds. */
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
 * Numbers whose papers differ between two moments, ascending; as quick as few pages differ. Undefined where the moments are
 * not of the same pages.
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
