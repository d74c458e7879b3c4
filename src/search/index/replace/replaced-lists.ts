import { listIn } from '../append/join-lists.ts';
import type { Places } from '../append/places.ts';
import type { Change } from '../append/splice.ts';
import type { ListsByKey } from '../three-bytes.ts';

/** Documents to remove from lists, by key. */
export type Removed = ReadonlyMap<number, ReadonlySet<number>>;

/** Changes to lists of documents by key after some documents got other keys. @param documents - The documents in `added`. */
export function replacedLists(
  lists: ListsByKey,
  removed: Removed,
  added: ListsByKey,
  documents: readonly number[],
  places: Places,
): Change<Uint32Array>[] {
  const changes: Change<Uint32Array>[] = [];
  const isTaken = new Set<number>();
  places.at.forEach((at, key) => {
    const values = listIn(added, key).map((one) => documents[one] ?? 0);
    if (places.isHeld[key] !== true) changes.push({ at, isInstead: false, value: values });
    else if (values.length > 0) {
      isTaken.add(at);
      changes.push({ at, isInstead: true, value: Uint32Array.from([...left(at), ...values]).sort() });
    }
  });
  for (const at of removed.keys())
    if (!isTaken.has(at)) changes.push({ at, isInstead: true, value: left(at) });
  // At the same position, insertions come before the replacement.
  return changes.sort((a, b) => a.at - b.at || Number(a.isInstead) - Number(b.isInstead));

  function left(key: number): Uint32Array {
    const gone = removed.get(key);
    const list = listIn(lists, key);
    return gone === undefined ? list : list.filter((document) => !gone.has(document));
  }
}

/** Removals of documents from the lists of all their keys. */
export function removedFrom(
  documents: readonly number[],
  keysOf: (document: number) => Iterable<number>,
): Removed {
  const removed = new Map<number, Set<number>>();
  for (const document of documents)
    for (const key of keysOf(document)) removed.set(key, (removed.get(key) ?? new Set()).add(document));
  return removed;
}
