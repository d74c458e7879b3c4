import { readSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { Paper } from '../../paper/paper.ts';
import type { KeptPapers } from '../catalog.ts';
import { ALIGNED, RECORD_HEAD } from './layout.ts';
import { paperIn } from './read-record.ts';

/** Bytes read for a paper at first; few records are longer. */
const GUESS = 4096;
/** Bytes per read when papers are read sequentially. */
const WINDOW = 1 << 20;
/** Most recently used papers kept parsed: a few megabytes. */
const RECENT = 2_000;

/** The papers in an open file are damaged; the message is a sentence. */
export class DamagedPapers extends Error {
  override name = 'DamagedPapers';
}

/** Reads papers from an open file, about 10 µs each if cached by the system. */
export function createPaperReader({
  file,
  handle,
  end,
  places,
  onDamage,
}: {
  readonly file: string;
  readonly handle: number;
  readonly end: number;
  readonly places: Uint32Array;
  readonly onDamage: (reason: string) => void;
}): Pick<KeptPapers, 'read' | 'readFrom'> {
  const recent = new LRUCache<number, Paper>({ max: RECENT });
  /** While anyone holds a paper, reading it again returns the same object. */
  const living = new Map<number, WeakRef<Paper>>();
  const gone = new FinalizationRegistry<number>((number) => {
    if (living.get(number)?.deref() === undefined) living.delete(number);
  });
  const guess = Buffer.alloc(GUESS);

  const known = (number: number) => recent.get(number) ?? living.get(number)?.deref();

  /** Reads up to the buffer's length. */
  function readAt(buffer: Buffer, from: number): Buffer {
    let at = 0;
    while (at < buffer.length && from + at < end) {
      const count = readSync(handle, buffer, at, Math.min(buffer.length - at, end - from - at), from + at);
      if (count === 0) break;
      at += count;
    }
    return buffer.subarray(0, at);
  }

  /** Parses the paper at an offset; the buffer may hold only part of it. */
  function parsed(bytes: Buffer, from: number): Paper {
    try {
      const length = RECORD_HEAD + (bytes.length < RECORD_HEAD ? 0 : bytes.readUInt32LE());
      if (length > end - from) throw new RangeError('a paper is damaged');
      return paperIn(length > bytes.length ? readAt(Buffer.alloc(length), from) : bytes);
    } catch {
      onDamage('a paper in it can’t be read');
      throw new DamagedPapers(`A paper in ${file} is damaged. A restart mends it.`);
    }
  }

  return {
    read(number) {
      const before = known(number);
      if (before !== undefined) {
        recent.set(number, before);
        return before;
      }
      const from = (places[number] ?? 0) * ALIGNED;
      const paper = parsed(readAt(guess, from), from);
      recent.set(number, paper);
      living.set(number, new WeakRef(paper));
      gone.register(paper, number);
      return paper;
    },

    *readFrom(first) {
      const window = Buffer.alloc(WINDOW);
      let begin = 0;
      let bytes: Buffer = window.subarray(0, 0);
      for (let number = first; number < places.length; number++) {
        const from = (places[number] ?? 0) * ALIGNED;
        const isWithin = from >= begin && from + GUESS <= begin + bytes.length;
        if (!isWithin) {
          bytes = readAt(window, from);
          begin = from;
        }
        // Papers read here aren't cached: iterating over all would keep them all in memory.
        yield known(number) ?? parsed(bytes.subarray(from - begin), from);
      }
    },
  };
}
