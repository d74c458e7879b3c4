/**
 * 32-bit FNV-1a over a text's code units (Fowler, Noll and Vo). @param seed keeps the hashes of one use apart from
 * another's.
 */
export function fnv1a(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

/** MurmurHash3's finalizer: every bit affects every other, so the low bits alone can pick a slot. */
export function mixBits(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
