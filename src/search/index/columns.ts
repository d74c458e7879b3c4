import { memoized } from '../../lazily.ts';
import { firstDay, lastDay } from '../../paper/dates.ts';
import type { Paper } from '../../paper/paper.ts';
import { grownArray, type Kind, sharedArray } from './growing-array.ts';

/** Facts of papers beside their words, by document number, in memory that threads share. Days are as `dayNumber` has them. */
export interface PaperColumns {
  /** First and last day that the date of publication can mean; 0 where it is not known. */
  readonly publishedFrom: Uint32Array;
  readonly publishedTo: Uint32Array;
  /** Day of publication, the first it can mean, else of listing; 0 where neither is known. */
  readonly days: Uint32Array;
  readonly votes: Float64Array;
  /** Number of each paper's list of categories. */
  readonly categoryList: Uint32Array;
  /** The lists that occur; a catalog has far fewer of them than papers. */
  readonly categoryLists: readonly (readonly string[])[];
}

/** A day (`YYYY-MM-DD`) as a number that grows with time: months of 31 days are steady enough to compare and to tell ages. */
export function dayNumber(day: string): number {
  const count = Number(day.slice(0, 4)) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10));
  return Number.isFinite(count) ? count : 0;
}

/** The year of a day's number. */
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
 * @param known columns of an earlier catalog, which stay as they are: papers that it had in the same place need not be read again,
 * and a column in which none of these changed is not copied.
 */
export function createColumnReader(size: number, known?: PaperColumns): ColumnReader {
  const publishedFrom = column(Uint32Array, size, known?.publishedFrom);
  const publishedTo = column(Uint32Array, size, known?.publishedTo);
  const days = column(Uint32Array, size, known?.days);
  const votes = column(Float64Array, size, known?.votes);
  const categoryList = column(Uint32Array, size, known?.categoryList);
  const lists = createLists(known?.categoryLists ?? []);
  // A catalog has few dates and many papers: each is read once.
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

/** The columns of so many papers, read at once: some 50 ms for 100,000 that are in memory. */
export function columnsOf(papers: Iterable<Paper>, size: number): PaperColumns {
  const reader = createColumnReader(size);
  let document = 0;
  for (const paper of papers) reader.read(document++, paper);
  return reader.columns();
}

/** Papers by category. */
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

/** A column for so many papers, in memory that threads share, which begins with an earlier one. */
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

  /** Makes sure that what is changed is not seen by whoever has the earlier column. */
  function own(): void {
    if (values.buffer !== known?.buffer) return;
    const copy = sharedArray(Kind, length);
    copy.set(values);
    values = copy;
  }
}
