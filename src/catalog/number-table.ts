/**
 * Numbers of papers by a text of theirs. It only ever grows, so that the catalogs of many moments share one: whoever asks
 * has to see whether a paper still has the text.
 */
export interface NumberTable {
  add(text: string, number: number): void;
  /** Ascending. */
  numbers(text: string): readonly number[];
}

export function createNumberTable(): NumberTable {
  // Nearly every text has one number: a list for each would take four times the memory.
  const table = new Map<string, number | number[]>();

  return {
    numbers(text) {
      const found = table.get(text);
      return found === undefined ? [] : typeof found === 'number' ? [found] : found;
    },
    add(text, number) {
      const known = table.get(text);
      if (known === undefined) table.set(text, number);
      else if (typeof known !== 'number') insert(known, number);
      else if (known !== number) table.set(text, known < number ? [known, number] : [number, known]);
    },
  };
}

/** Numbers mostly come in order, and a whole catalog may share one text: then this only looks at the last. */
function insert(list: number[], number: number): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] ?? 0) > number) at--;
  if (list[at - 1] !== number) list.splice(at, 0, number);
}
