/** Numbers of papers by day, with cheap snapshots: later changes don't affect them. */
export interface DayLists {
  add(day: string, number: number): void;
  remove(day: string, number: number): void;
  /** A snapshot; takes time proportional to the number of days. */
  now(): ReadonlyMap<string, ArrayLike<number>>;
  kept(): KeptDays;
}

/** The lists as stored in a file: concatenated, with the offset of each. */
export interface KeptDays {
  readonly days: readonly string[];
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
}

export function createDayLists(kept?: KeptDays): DayLists {
  const lists = new Map<string, ArrayLike<number>>(
    kept?.days.map((day, i) => [day, kept.numbers.subarray(kept.starts[i], kept.starts[i + 1])]),
  );
  /** Days whose list is in no snapshot, so that it can be changed in place. */
  const own = new Map<string, number[]>();

  function listOf(day: string): number[] {
    const known = own.get(day);
    if (known !== undefined) return known;
    const list = Array.from(lists.get(day) ?? []);
    own.set(day, list);
    lists.set(day, list);
    return list;
  }

  return {
    add: (day, number) => void listOf(day).push(number),
    remove(day, number) {
      const list = listOf(day);
      list.splice(list.indexOf(number), 1);
      if (list.length > 0) return;
      own.delete(day);
      lists.delete(day);
    },
    now() {
      own.clear();
      return new Map(lists);
    },
    kept() {
      const all = [...lists.values()];
      const starts = new Uint32Array(all.length + 1);
      for (const [i, list] of all.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length;
      const numbers = new Uint32Array(starts.at(-1) ?? 0);
      for (const [i, list] of all.entries()) numbers.set(list, starts[i]);
      return { days: [...lists.keys()], starts, numbers };
    },
  };
}
