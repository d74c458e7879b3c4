import { mergePapers } from '../../../paper/merge.ts';
import type { Paper } from '../../../paper/paper.ts';
import { catalogLine } from '../row/line.ts';
import { readRecord } from '../row/record.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import type { Journal } from './journal.ts';

/** All that was said of papers, by their ids, on disk; in memory there is some 100 bytes for each. */
export interface RecordStore {
  has(id: string): boolean;
  add(paper: Paper): Promise<void>;
  /** From here on, what is added is new. */
  beginNew(): void;
  isNew(id: string): boolean;
  /** Makes what was said of one paper the latest that was said of another, and forgets the first. */
  move(id: string, to: string): void;
  /** Every paper as one line, in the order in which they were first named, and whether it is new or changed. */
  lines(only?: 'touched'): AsyncGenerator<{ id: string; line: string; change: 'added' | 'updated' | 'same' }>;
  papers(): AsyncGenerator<Paper>;
}

const NONE = -1;

export function createRecordStore(journal: Journal): RecordStore {
  const numbers = new Map<string, number>();
  /** The newest record of each paper, and of each record the one before it. */
  const newest = createGrowingNumbers();
  const before = createGrowingNumbers();
  let firstNew = Number.POSITIVE_INFINITY;

  /** The numbers of a paper's records, oldest first. */
  function recordsOf(paper: number): number[] {
    const records: number[] = [];
    for (let record = newest.get(paper); record !== NONE; record = before.get(record)) records.push(record);
    return records.reverse();
  }

  async function read(record: number, id: string): Promise<Paper> {
    const reading = readRecord(JSON.parse(await journal.read(record)));
    if ('skipped' in reading) throw new Error(`a journal holds what is no paper: ${reading.skipped}`);
    return { ...reading.paper, id };
  }

  async function merged(id: string, records: readonly number[]): Promise<Paper | undefined> {
    let paper: Paper | undefined;
    for (const record of records) {
      const next = await read(record, id);
      paper = paper === undefined ? next : mergePapers(paper, next);
    }
    return paper;
  }

  return {
    has: (id) => numbers.has(id),
    async add(paper) {
      const record = await journal.add(catalogLine(paper));
      const number = numbers.get(paper.id);
      before.push(number === undefined ? NONE : newest.get(number));
      if (number === undefined) {
        numbers.set(paper.id, newest.size);
        newest.push(record);
      } else newest.set(number, record);
    },
    beginNew() {
      firstNew = journal.size;
    },
    isNew(id) {
      const number = numbers.get(id);
      return number !== undefined && (recordsOf(number)[0] ?? 0) >= firstNew;
    },
    move(id, to) {
      const from = numbers.get(id);
      if (from === undefined) return;
      numbers.delete(id);
      const records = recordsOf(from);
      const target = numbers.get(to) ?? newest.size;
      if (!numbers.has(to)) {
        numbers.set(to, target);
        newest.push(NONE);
      }
      for (const record of records) {
        before.set(record, newest.get(target));
        newest.set(target, record);
      }
    },
    async *lines(only) {
      for (const [id, number] of numbers) {
        const records = recordsOf(number);
        const old = records.filter((record) => record < firstNew);
        const isTouched = old.length < records.length;
        if (only === 'touched' && !isTouched) continue;
        const [first = 0] = records;
        const isAlone = records.length === 1 && (await isOf(first, id));
        const line = isAlone
          ? await journal.read(first)
          : catalogLine((await merged(id, records)) ?? (await read(first, id)));
        if (old.length === 0) yield { id, line, change: 'added' };
        else {
          const known = isTouched ? await merged(id, old) : undefined;
          const isSame = !isTouched || (known !== undefined && catalogLine(known) === line);
          yield { id, line, change: isSame ? 'same' : 'updated' };
        }
      }
    },
    async *papers() {
      for (const [id, number] of numbers) {
        const paper = await merged(id, recordsOf(number));
        if (paper !== undefined) yield paper;
      }
    },
  };

  /** Whether a record was written under this id, and not moved to it. */
  async function isOf(record: number, id: string): Promise<boolean> {
    return (await journal.read(record)).startsWith(`{"id":${JSON.stringify(id)},`);
  }
}
