/** FNV-1a over the code units of a text, 32 bits (Fowler, Noll and Vo). @param seed makes the hashes of one use others than those of the next. */
export function fnv1a(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

/** The end of MurmurHash3: every bit changes every other, so that the last ones alone tell a place. */
export function mixBits(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
