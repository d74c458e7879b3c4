/** A question, and the papers of which one must be quoted first. */
export type Asked = readonly [question: string, papers: readonly string[]];

/** Every second question: the first half was tuned on, the second kept aside. */
export function halves<T>(list: readonly T[]): { readonly tuned: T[]; readonly keptAside: T[] } {
  return {
    tuned: list.filter((_, i) => i % 2 === 0),
    keptAside: list.filter((_, i) => i % 2 === 1),
  };
}
