import { memoized } from '../../lazily.ts';
import { firstDay, lastDay } from '../../paper/dates.ts';
import type { Paper } from '../../paper/paper.ts';
import { grownArray, type Kind, sharedArray } from './growing-array.ts';

/** Facts about papers other than their words, by document number, in shared memory. Days are numbers from `dayNumber`. */
export interface PaperColumns {
  /** First and last day that the publication date can mean; 0 if unknown. */
  readonly publishedFrom: Uint32Array;
  readonly publishedTo: Uint32Array;
  /** Day of publication (the first it can mean), else of listing; 0 if neither is known. */
  readonly days: Uint32Array;
  readonly votes: Float64Array;
  /** Index into `categoryLists` for each paper. */
  readonly categoryList: Uint32Array;
  /** The distinct lists of categories: far fewer than papers. */
  readonly categoryLists: readonly (readonly string[])[];
}

/** A day (`YYYY-MM-DD`) as a number that grows with time. Counts 31 days a month, which is good enough to compare dates and estimate ages. */
export function dayNumber(day: string): number {
  const count = Number(day.slice(0, 4)) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10));
  return Number.isFinite(count) ? count : 0;
}

/** The year of a day number. */
export function yearOfDay(day: number): number {
  return Math.floor((day - 32) / 372);
}

/** Reads columns of papers, one at a time. */
export interface ColumnReader {
  read(document: number, paper: Paper): void;
  columns(): PaperColumns;
}

/**
 * @param size how many papers there are.
 * @param known columns of an earlier catalog, which aren't modified. Papers at the same position needn't be read again, and a
 * column in which none of them changed isn't copied.
 */
export function createColumnReader(size: number, known?: PaperColumns): ColumnReader {
  const publishedFrom = column(Uint32Array, size, known?.publishedFrom);
  const publishedTo = column(Uint32Array, size, known?.publishedTo);
  const days = column(Uint32Array, size, known?.days);
  const votes = column(Float64Array, size, known?.votes);
  const categoryList = column(Uint32Array, size, known?.categoryList);
  const lists = createLists(known?.categoryLists ?? []);
  // Few distinct dates, many papers: parse each date once.
  const first = memoized((date) => dayNumber(firstDay(date)));
  const last = memoized((date) => dayNumber(lastDay(date)));
  return {
    read(document, paper) {
      const { published, listedOn } = paper;
      publishedFrom.set(document, published === undefined ? 0 : first(published));
      publishedTo.set(document, published === undefined ? 0 : last(published));
      const day = published ?? listedOn;
      days.set(document, day === undefined ? 0 : first(day));
      votes.set(document, paper.upvotes ?? 0);
      categoryList.set(document, lists.numberOf(paper.categories));
    },
    columns: () => ({
      publishedFrom: publishedFrom.values(),
      publishedTo: publishedTo.values(),
      days: days.values(),
      votes: votes.values(),
      categoryList: categoryList.values(),
      categoryLists: lists.all,
    }),
  };
}

/** Reads the columns of all papers in one go: about 50 ms for 100,000 in memory. */
export function columnsOf(papers: Iterable<Paper>, size: number): PaperColumns {
  const reader = createColumnReader(size);
  let document = 0;
  for (const paper of papers) reader.read(document++, paper);
  return reader.columns();
}

/** How many papers each category has. */
export function categoryCounts({ categoryList, categoryLists }: PaperColumns): Map<string, number> {
  const perList = new Uint32Array(categoryLists.length);
  for (const list of categoryList) perList[list] = (perList[list] ?? 0) + 1;
  const counts = new Map<string, number>();
  for (const [number, list] of categoryLists.entries()) {
    const papers = perList[number] ?? 0;
    if (papers === 0) continue;
    for (const category of list) counts.set(category, (counts.get(category) ?? 0) + papers);
  }
  return counts;
}

function createLists(known: readonly (readonly string[])[]) {
  const all: (readonly string[])[] = [...known];
  const numbers = new Map(all.map((list, number) => [list.join('\n'), number]));
  return {
    all,
    numberOf(list: readonly string[] = []): number {
      const key = list.length === 1 ? (list[0] ?? '') : list.join('\n');
      const before = numbers.get(key);
      if (before !== undefined) return before;
      numbers.set(key, all.length);
      return all.push([...list]) - 1;
    },
  };
}

/** A column of the given length in shared memory, starting with the values of an earlier one. */
function column<T extends Uint32Array | Float64Array>(Kind: Kind<T>, length: number, known?: T) {
  const isLonger = known !== undefined && known.length <= length;
  let values = isLonger ? grownArray(Kind, known, length) : sharedArray(Kind, length);
  if (known !== undefined && !isLonger) values.set(known.subarray(0, length));
  return {
    set(document: number, value: number): void {
      if (known !== undefined && document < known.length && values[document] !== value) own();
      values[document] = value;
    },
    values: () => values,
  };

  /** Copies on write, so the earlier column stays unchanged. */
  function own(): void {
    if (values.buffer !== known?.buffer) return;
    const copy = sharedArray(Kind, length);
    copy.set(values);
    values = copy;
  }
}
