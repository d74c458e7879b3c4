import type { Paper } from '../paper/paper.ts';
import {
  type CatalogTables,
  createCatalogTables,
  type KeptTables,
  type TablesNow,
} from './catalog-tables.ts';
import type { NameKind } from './names.ts';
import { nameOfPaper } from './names.ts';
import { changedPapers, createPaperPages, type PagesNow } from './paper-pages.ts';
import { sameStart, sumAsText } from './text-sum.ts';

/** The papers held at one moment: immutable, replaced as a whole by a refresh. */
export interface Catalog {
  readonly size: number;
  /** By id, or by the short key that stands for a long one (see `paper/key.ts`). */
  get(id: string): Paper | undefined;
  /**
   * One after the other, in an order that stays when papers are added or replaced. Those of a large catalog are read from
   * disk: whoever asks for them all takes half a minute for each million, in pieces.
   */
  all(): Iterable<Paper>;
  /** The paper in a place of that order, from 0. */
  at(number: number): Paper | undefined;
  /** The place of the paper with this id, or with the short key that stands for it. */
  numberOf(id: string): number | undefined;
  /** The newest day (`YYYY-MM-DD`), up to `until`, on which a paper was listed; undefined when there is none. */
  newestBatchDay(until: string): string | undefined;
  /** Every day that papers count from (see `day-of.ts`), in no order. */
  days(): Iterable<string>;
  /** The papers that count from a day, in no order. */
  ofDay(day: string): readonly Paper[];
  /** The same, each read when it is asked for: hundreds at once take some tens of milliseconds. */
  eachOfDay(day: string): Iterable<Paper>;
  /** Places of the papers that were withdrawn; they are among the others. */
  readonly withdrawn: ReadonlySet<number>;
  /** The papers that somebody voted for, in no order. */
  voted(): Iterable<Paper>;
  /** The papers that say who submitted them, in order. */
  submitted(): Iterable<Paper>;
  /** Papers whose id is this key behind the name of a source, in lower case: `n19-1423` for `acl:N19-1423`. */
  withKey(key: string): readonly Paper[];
  /** Papers that may have the address with this key (see `address.ts`). */
  withAddress(key: string): readonly Paper[];
  /** A short text that is equal for two catalogs exactly when they have the same texts in the same order. */
  readonly texts: string;
  /**
   * How many papers a catalog with these `texts` has, where this one begins with just these and some others follow; undefined
   * where it does not.
   */
  sameStart(texts: string): Promise<number | undefined>;
  /** Places of papers that are new or others than at an earlier moment; undefined where that is none of this catalog. */
  changedSince(earlier: Catalog): readonly number[] | undefined;
  /** What `changedSince` compares. */
  readonly pages?: PagesNow | undefined;
  /** What this catalog was before anything was laid over it, as it is kept on disk, and a name that no other has. */
  readonly base?: { readonly name: string; readonly catalog: Catalog } | undefined;
}

/** Papers that are kept on disk, with the tables of them. */
export interface KeptPapers {
  /** No others have it. */
  readonly name: string;
  readonly tables: KeptTables;
  /** The paper of a number; the same object for as long as anybody holds it. */
  read(number: number): Paper;
  /** The papers from a number on, read in large pieces. */
  readFrom(number: number): Iterable<Paper>;
}

/**
 * Takes papers one by one, as they are read or come in, and shows them as catalogs of one moment each. What people look
 * papers up by is kept up with every paper, so that a catalog of 100,000 is made in some milliseconds.
 */
export interface CatalogBuilder {
  readonly size: number;
  /** By its id alone. */
  get(id: string): Paper | undefined;
  /** Of two papers with one id the later one stands, in the place of the first. */
  put(paper: Paper): void;
  /** All that was put so far; what is put later does not change it. */
  catalog(): Catalog;
}

/** Finds papers by their ids alone, while they are put. */
export function createLookup(
  tables: Pick<CatalogTables, 'named'>,
  at: (number: number) => Paper | undefined,
) {
  const numberOf = (id: string) => tables.named('id', id).find((number) => at(number)?.id === id);
  return {
    numberOf,
    get(id: string): Paper | undefined {
      const number = numberOf(id);
      return number === undefined ? undefined : at(number);
    },
  };
}

/** @param kept papers on disk that it begins with; those that are put are held in memory. */
export function createCatalogBuilder(kept?: KeptPapers): CatalogBuilder {
  const tables = createCatalogTables(kept?.tables);
  const pages = createPaperPages();
  const first = kept?.tables.size ?? 0;
  const keptAt = (number: number) => (number < first ? kept?.read(number) : undefined);
  const at = (number: number) => pages.get(number) ?? keptAt(number);
  const lookup = createLookup(tables, at);
  let base: Catalog['base'];

  function catalog(): Catalog {
    const own = pages.now();
    return catalogOf({ tables, now: tables.now(), pages: own, kept, keptAt, base });
  }

  if (kept !== undefined) base = { name: kept.name, catalog: catalog() };
  return {
    get size() {
      return tables.size;
    },
    get: lookup.get,
    put(paper) {
      const number = lookup.numberOf(paper.id);
      tables.put(number ?? tables.size, paper, number === undefined ? undefined : at(number));
      pages.put(number ?? tables.size - 1, paper);
    },
    catalog,
  };
}

/** The catalog of a moment. */
function catalogOf({
  tables,
  now,
  pages,
  kept,
  keptAt,
  base,
}: {
  readonly tables: Pick<CatalogTables, 'named'>;
  readonly now: TablesNow;
  readonly pages: PagesNow;
  readonly kept: KeptPapers | undefined;
  readonly keptAt: (number: number) => Paper | undefined;
  readonly base: Catalog['base'];
}): Catalog {
  const { size, listed, dated } = now;
  const at = (number: number) => (number < size ? (pages.get(number) ?? keptAt(number)) : undefined);
  const papersAt = (numbers: ArrayLike<number>) => Array.from(numbers, (number) => at(number) ?? []).flat();
  const named = (kind: NameKind, name: string) =>
    tables.named(kind, name).filter((number) => {
      const paper = at(number);
      return paper !== undefined && nameOfPaper(paper, kind) === name;
    });
  const numberOf = (id: string) => named('id', id)[0] ?? named('short', id)[0];

  function* each(numbers: Iterable<number>): Generator<Paper> {
    for (const number of numbers) {
      const paper = at(number);
      if (paper !== undefined) yield paper;
    }
  }

  const eachOfDay = (day: string) => each([listed, dated].flatMap((days) => Array.from(days.get(day) ?? [])));

  function* all(): Generator<Paper> {
    let number = 0;
    for (const paper of kept?.readFrom(0) ?? []) yield pages.get(number++) ?? paper;
    for (; number < size; number++) {
      const paper = pages.get(number);
      if (paper !== undefined) yield paper;
    }
  }

  return {
    size,
    numberOf,
    at,
    get(id) {
      const number = numberOf(id);
      return number === undefined ? undefined : at(number);
    },
    all: () =>
      kept === undefined
        ? pages.pages.flatMap((page) => page?.filter((one) => one !== undefined) ?? [])
        : all(),
    newestBatchDay: (until) => newestOf(listed.keys(), until),
    days: () => new Set([...listed.keys(), ...dated.keys()]),
    ofDay: (day) => [...eachOfDay(day)],
    eachOfDay,
    withdrawn: now.withdrawn,
    voted: () => each(now.voted),
    submitted: () => each([...now.submitted].sort((a, b) => a - b)),
    withKey: (key) => papersAt(named('key', key)),
    withAddress: (key) => papersAt(named('address', key)),
    texts: sumAsText(size, now.texts),
    sameStart: (texts) => sameStart(texts, { size, sum: now.texts, at }),
    changedSince: (earlier) => earlier.pages && changedPapers(earlier.pages, pages),
    pages,
    base,
  };
}

/** The newest of some days, up to a last one. */
function newestOf(days: Iterable<string>, until: string): string | undefined {
  let newest: string | undefined;
  for (const day of days) if (day <= until && (newest === undefined || day > newest)) newest = day;
  return newest;
}

/** A catalog of papers; of two with one id the later one stands. About 0.6 s for 100,000. */
export function createCatalog(papers: Iterable<Paper>): Catalog {
  const builder = createCatalogBuilder();
  for (const paper of papers) builder.put(paper);
  return builder.catalog();
}
