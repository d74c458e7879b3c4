/** `make`, but made at the first call and kept: for tables that not every run needs. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * `compute`, but computed once for each key: for the few keys of a long list, or for those asked for again soon.
 *
 * @param most - So many are kept; with one more all before it are let go.
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
