import { readSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { Paper } from '../../paper/paper.ts';
import type { KeptPapers } from '../catalog.ts';
import { ALIGNED, RECORD_HEAD } from './layout.ts';
import { paperIn } from './read-record.ts';

/** Bytes read for one paper at first; few records are longer. */
const GUESS = 4096;
/** Bytes read at once where papers are read in their order. */
const WINDOW = 1 << 20;
/** Papers that are kept parsed, the last ones asked for: some megabytes. */
const RECENT = 2_000;

/** The papers of an open file are damaged; the message is a sentence. */
export class DamagedPapers extends Error {
  override name = 'DamagedPapers';
}

/** Reads papers where they lie, some 10 µs each when the system has them in its cache. */
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
  /** Whoever holds a paper is given the same object again. */
  const living = new Map<number, WeakRef<Paper>>();
  const gone = new FinalizationRegistry<number>((number) => {
    if (living.get(number)?.deref() === undefined) living.delete(number);
  });
  const guess = Buffer.alloc(GUESS);

  const known = (number: number) => recent.get(number) ?? living.get(number)?.deref();

  /** Reads up to so many bytes. */
  function readAt(buffer: Buffer, from: number): Buffer {
    let at = 0;
    while (at < buffer.length && from + at < end) {
      const count = readSync(handle, buffer, at, Math.min(buffer.length - at, end - from - at), from + at);
      if (count === 0) break;
      at += count;
    }
    return buffer.subarray(0, at);
  }

  /** The paper at a place, of which the buffer holds what it could. */
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
        // One that was read before is not held for this: a walk over all would hold them all.
        yield known(number) ?? parsed(bytes.subarray(from - begin), from);
      }
    },
  };
}
