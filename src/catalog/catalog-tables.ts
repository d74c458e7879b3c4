import type { Paper } from '../paper/paper.ts';
import { createDayLists, type KeptDays } from './day-lists.ts';
import { dayOf } from './day-of.ts';
import { type NameKind, nameHash, nameOfPaper } from './names.ts';
import { createNumberSet } from './number-set.ts';
import { createNumberTable, type KeptNumbers } from './number-table.ts';
import { submitterOf } from './submitter.ts';
import { createTextSum, type KeptSum } from './text-sum.ts';
import { withdrawnOn } from './withdrawn.ts';

/** The key for papers without a day. */
const NO_DAY = '';

/** Lookup tables for a catalog, apart from the papers themselves: about 30 bytes a paper, shared by snapshots. */
export interface CatalogTables {
  readonly size: number;
  /** Numbers of papers that may have this name; the caller must check each one. */
  named(kind: NameKind, name: string): readonly number[];
  /** Adds a paper under its number: either the next one, or that of the paper it replaces. */
  put(number: number, paper: Paper, before?: Paper): void;
  now(): TablesNow;
  kept(): KeptTables;
}

/** An immutable snapshot of the tables. */
export interface TablesNow {
  readonly size: number;
  /** Papers listed on a day, and papers assigned to it by date alone. */
  readonly listed: ReadonlyMap<string, ArrayLike<number>>;
  readonly dated: ReadonlyMap<string, ArrayLike<number>>;
  readonly withdrawn: ReadonlySet<number>;
  readonly voted: ReadonlySet<number>;
  readonly submitted: ReadonlySet<number>;
  readonly texts: KeptSum;
}

/** The tables as stored in a file. */
export interface KeptTables {
  readonly size: number;
  readonly names: KeptNumbers;
  readonly listed: KeptDays;
  readonly dated: KeptDays;
  readonly withdrawn: Uint32Array;
  readonly voted: Uint32Array;
  readonly submitted: Uint32Array;
  readonly texts: KeptSum;
}

const LOOKED_UP: readonly NameKind[] = ['id', 'short', 'key'];

export function createCatalogTables(kept?: KeptTables): CatalogTables {
  let size = kept?.size ?? 0;
  // A paper keeps its number, so this table only grows and all snapshots can share it.
  const names = createNumberTable(kept?.names);
  const listed = createDayLists(kept?.listed);
  const dated = createDayLists(kept?.dated);
  const withdrawn = createNumberSet(kept?.withdrawn);
  const voted = createNumberSet(kept?.voted);
  const submitted = createNumberSet(kept?.submitted);
  const texts = createTextSum(kept?.texts);

  function name(kind: NameKind, paper: Paper, number: number): void {
    const given = nameOfPaper(paper, kind);
    if (given !== undefined) names.add(nameHash(kind, given), number);
  }

  const listsOf = (paper: Paper) => (paper.listedOn === undefined ? dated : listed);

  return {
    get size() {
      return size;
    },
    named: (kind, text) => names.numbers(nameHash(kind, text)),
    put(number, paper, before) {
      if (before === undefined) for (const kind of LOOKED_UP) name(kind, paper, number);
      else texts.remove(number, before);
      texts.add(number, paper);
      if (paper.url !== before?.url) name('address', paper, number);
      const day = dayOf(paper) ?? NO_DAY;
      const dayBefore = before === undefined ? undefined : (dayOf(before) ?? NO_DAY);
      if (before === undefined || dayBefore !== day || listsOf(before) !== listsOf(paper)) {
        if (before !== undefined && dayBefore !== undefined) listsOf(before).remove(dayBefore, number);
        listsOf(paper).add(day, number);
      }
      withdrawn.put(number, withdrawnOn(paper) !== undefined);
      voted.put(number, (paper.upvotes ?? 0) > 0);
      submitted.put(number, submitterOf(paper) !== undefined);
      size = Math.max(size, number + 1);
    },
    now: () => ({
      size,
      listed: listed.now(),
      dated: dated.now(),
      withdrawn: withdrawn.now(),
      voted: voted.now(),
      submitted: submitted.now(),
      texts: texts.now(),
    }),
    kept: () => ({
      size,
      names: names.kept(),
      listed: listed.kept(),
      dated: dated.kept(),
      withdrawn: Uint32Array.from(withdrawn.now()),
      voted: Uint32Array.from(voted.now()),
      submitted: Uint32Array.from(submitted.now()),
      texts: texts.now(),
    }),
  };
}

/** Builds the tables for papers with distinct ids, ready to store. */
export function keptTablesOf(papers: Iterable<Paper>): KeptTables {
  const tables = createCatalogTables();
  for (const paper of papers) tables.put(tables.size, paper);
  return tables.kept();
}
