/** Numbers of papers by day, for many moments: a moment's lists stay as they are when papers move on. */
export interface DayLists {
  add(day: string, number: number): void;
  remove(day: string, number: number): void;
  /** The lists as they are now; costs as much as there are days. */
  now(): ReadonlyMap<string, readonly number[]>;
}

export function createDayLists(): DayLists {
  const lists = new Map<string, number[]>();
  /** Days whose list no moment holds, so that it may be changed in place. */
  const own = new Set<string>();

  function listOf(day: string): number[] {
    const known = lists.get(day);
    if (known !== undefined && own.has(day)) return known;
    const list = [...(known ?? [])];
    own.add(day);
    lists.set(day, list);
    return list;
  }

  return {
    add: (day, number) => void listOf(day).push(number),
    remove(day, number) {
      const list = listOf(day);
      list.splice(list.indexOf(number), 1);
      if (list.length === 0) lists.delete(day);
    },
    now() {
      own.clear();
      return new Map(lists);
    },
  };
}
