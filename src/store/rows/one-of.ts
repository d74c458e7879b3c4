/** A column's value. @throws Error naming the column, for a value no version of ours wrote. */
export function oneOf<T extends string>(allowed: readonly T[], value: string, column: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Error(`The store holds "${value}" in ${column}, which isn't a known value.`);
  return found;
}
