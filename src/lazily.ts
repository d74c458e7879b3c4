/** Calls `make` on the first call only and keeps the result: for tables that not every run needs. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Computes once per key: for a few keys of a long list, or keys soon asked for again.
 * @param most - how many to keep; one more drops all the earlier ones.
 */
export function memoized<Value>(
  compute: (key: string) => Value,
  most = Number.POSITIVE_INFINITY,
): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const held = known.get(key);
    if (held !== undefined) return held.value;
    const value = compute(key);
    if (known.size >= most) known.clear();
    known.set(key, { value });
    return value;
  };
}
