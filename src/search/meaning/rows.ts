import { joined } from '../index/append/joined.ts';
import { openStems, type Stems } from '../index/joint-lexicon.ts';
import { NONE } from '../index/lexicon.ts';

/** Extends the rows by stem (see `Meaning.rowOf`) for appended stems, which have no row. */
export function grownRows(rowOf: Uint32Array, stems: number): Uint32Array {
  return joined(Uint32Array, rowOf, new Uint32Array(Math.max(0, stems - rowOf.length)).fill(NONE));
}

/** Maps the rows by stem to new stem numbers. */
export function rowsByText(rowOf: Uint32Array, earlier: Stems, now: Stems): Uint32Array {
  const before = openStems(earlier);
  const stems = openStems(now);
  return Uint32Array.from({ length: stems.size }, (_, stem) => {
    const same = before.find(stems.at(stem));
    return same === NONE ? NONE : (rowOf[same] ?? NONE);
  });
}
