/** Numbers of papers by texts of theirs, as sorted hashes: a table of 300,000 is read from a file in a millisecond. */
export interface NameTable {
  readonly hashes: Uint32Array;
  readonly numbers: Uint32Array;
}

/** Makes a table of texts, each with the number of its paper. */
export function makeNameTable(names: readonly (readonly [text: string, number: number])[]): NameTable {
  // A hash and a number fit into one double, so that a typed array sorts both at once.
  const pairs = Float64Array.from(names, ([text, number]) => hashOf(text) * 2 ** 21 + number).sort();
  return {
    hashes: Uint32Array.from(pairs, (pair) => Math.floor(pair / 2 ** 21)),
    numbers: Uint32Array.from(pairs, (pair) => pair % 2 ** 21),
  };
}

/** The most papers whose numbers a table can hold. */
export const MOST_NAMED = 2 ** 21;

/** Ascending numbers of the papers that may have a text; whoever asks has to see whether they do. */
export function numbersNamed({ hashes, numbers }: NameTable, text: string): readonly number[] {
  const wanted = hashOf(text);
  let low = 0;
  for (let high = hashes.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; hashes[at] === wanted; at++) found.push(numbers[at] ?? 0);
  return found;
}

/** FNV-1a over the text's code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
