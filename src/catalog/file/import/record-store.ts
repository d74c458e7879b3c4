import { mergePapers } from '../../../paper/merge.ts';
import type { Paper } from '../../../paper/paper.ts';
import { catalogLine } from '../row/line.ts';
import { readRecord } from '../row/record.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import type { Journal } from './journal.ts';
import { createTextTable } from './text-table.ts';

/** All records of papers, by id, on disk; about 50 bytes per paper in memory. */
export interface RecordStore {
  has(id: string): boolean;
  /** Adds a record of a paper; buffered until `flush`. */
  add(paper: Paper): void;
  flush(): Promise<void>;
  /** Takes in the next journal line, which an earlier process wrote, as a record of this paper. */
  restore(id: string): void;
  /** Records added from here on, or from a given record on, count as new. */
  beginNew(at?: number): void;
  /** The first new record. */
  readonly firstNew: number;
  isNew(id: string): boolean;
  /** Appends one paper's records to another's, and forgets the first paper. */
  move(id: string, to: string): void;
  /** Every paper as a line, in order of first mention, and whether it's new or changed. */
  lines(): AsyncGenerator<StoredLine>;
  /** Whether any paper is new or changed. */
  isChanged(): Promise<boolean>;
  papers(): AsyncGenerator<Paper>;
  /** Number of papers, including those moved elsewhere. */
  readonly size: number;
  /** Number of records. */
  readonly records: number;
}

export interface StoredLine {
  readonly id: string;
  readonly line: string;
  readonly change: 'added' | 'updated' | 'same';
}

const NONE = -1;

export function createRecordStore(journal: Journal): RecordStore {
  const ids = createTextTable();
  /** The newest record of each paper, and each record's predecessor. */
  const newest = createGrowingNumbers();
  const before = createGrowingNumbers();
  let firstNew = Number.POSITIVE_INFINITY;

  /** The number of a paper that has records, or NONE. */
  function numberOf(id: string): number {
    const number = ids.find(id);
    return number === NONE || newest.get(number) === NONE ? NONE : number;
  }

  function numberFor(id: string): number {
    const number = ids.add(id);
    if (number === newest.size) newest.push(NONE);
    return number;
  }

  function chain(id: string, record: number): void {
    const number = ids.add(id);
    const isFirst = number === newest.size;
    before.push(isFirst ? NONE : newest.get(number));
    if (isFirst) newest.push(record);
    else newest.set(number, record);
  }

  /** A paper's records, oldest first. */
  function recordsOf(paper: number): number[] {
    const records: number[] = [];
    for (let record = newest.get(paper); record !== NONE; record = before.get(record)) records.push(record);
    return records.reverse();
  }

  async function read(record: number, id: string): Promise<Paper> {
    const parsed = readRecord(JSON.parse(await journal.read(record)));
    if ('skipped' in parsed) throw new Error(`a journal has a record that isn't a paper: ${parsed.skipped}`);
    return { ...parsed.paper, id };
  }

  async function merged(id: string, records: readonly number[]): Promise<Paper | undefined> {
    let paper: Paper | undefined;
    for (const record of records) {
      const next = await read(record, id);
      paper = paper === undefined ? next : mergePapers(paper, next);
    }
    return paper;
  }

  /** Merges records into a line. */
  async function lineOf(id: string, records: readonly number[]): Promise<string> {
    const [first = 0] = records;
    if (records.length === 1) {
      const line = await journal.read(first);
      // A record moved here from another id must be rewritten.
      if (line.startsWith(`{"id":${JSON.stringify(id)},`)) return line;
    }
    const paper = await merged(id, records);
    return paper === undefined ? '' : catalogLine(paper);
  }

  async function stored(number: number): Promise<StoredLine> {
    const id = ids.at(number);
    const records = recordsOf(number);
    const old = records.filter((record) => record < firstNew);
    const line = await lineOf(id, records);
    if (old.length === 0) return { id, line, change: 'added' };
    if (old.length === records.length) return { id, line, change: 'same' };
    const known = await merged(id, old);
    const isSame = known !== undefined && catalogLine(known) === line;
    return { id, line, change: isSame ? 'same' : 'updated' };
  }

  return {
    has: (id) => numberOf(id) !== NONE,
    get size() {
      return newest.size;
    },
    get records() {
      return before.size;
    },
    flush: journal.flush,
    add: (paper) => chain(paper.id, journal.add(catalogLine(paper))),
    restore: (id) => chain(id, before.size),
    get firstNew() {
      return firstNew;
    },
    beginNew(at = journal.size) {
      firstNew = at;
    },
    isNew(id) {
      const number = numberOf(id);
      return number !== NONE && (recordsOf(number)[0] ?? 0) >= firstNew;
    },
    move(id, to) {
      const from = numberOf(id);
      if (from === NONE) return;
      const records = recordsOf(from);
      const target = numberFor(to);
      newest.set(from, NONE);
      for (const record of records) {
        before.set(record, newest.get(target));
        newest.set(target, record);
      }
    },
    async *lines() {
      for (let number = 0; number < newest.size; number++) {
        if (newest.get(number) !== NONE) yield await stored(number);
      }
    },
    async isChanged() {
      for (let number = 0; number < newest.size; number++) {
        const isTouched = newest.get(number) >= firstNew;
        if (isTouched && (await stored(number)).change !== 'same') return true;
      }
      return false;
    },
    async *papers() {
      for (let number = 0; number < newest.size; number++) {
        const paper = await merged(ids.at(number), recordsOf(number));
        if (paper !== undefined) yield paper;
      }
    },
  };
}
