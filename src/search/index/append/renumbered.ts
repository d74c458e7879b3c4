import { NONE } from '../lexicon.ts';

/** Numbers by their new ones; what has none (`NONE`) stays without. */
export function renumbered(numbers: Uint32Array, newOf: Uint32Array): Uint32Array {
  const renamed = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) renamed[i] = newOf[numbers[i] ?? 0] ?? NONE;
  return renamed;
}
