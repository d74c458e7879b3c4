/** Names something by id or name (`'papers'`, `'ada'`), or is the thing itself. */
export type Ref = string | { readonly id: string };

/** Finds what a `Ref` names. @throws an Error listing the known names if none matches. */
export function resolveRef<T>(
  kind: string,
  ref: Ref,
  byId: ReadonlyMap<string, T>,
  nameOf: (thing: T) => string | undefined,
): T {
  const key = typeof ref === 'string' ? ref : ref.id;
  const found = byId.get(key) ?? [...byId.values()].find((thing) => nameOf(thing) === key);
  if (found !== undefined) return found;
  const names = [...byId.values()].flatMap((thing) => nameOf(thing) ?? []).slice(0, 20);
  throw new Error(`there is no ${kind} "${key}" here; known: ${names.join(', ') || 'none'}`);
}
