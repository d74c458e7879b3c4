/** What a document must reach to be looked at further, in the units of `WeightedQuery`. */
export interface Bar {
  /** What a match holds at least of the query, as far as is known. */
  leastMass: number;
  /** The most that any holds, as far as is known: who may hold more is looked at, since a match is measured by it. */
  mostMass: number;
  /** The score that must be passed. */
  score: number;
}

/** @param score - The most that a document can have. @param mass - The most that it can hold. */
export function isHopeless({ leastMass, mostMass, score: least }: Bar, score: number, mass: number): boolean {
  return mass < leastMass || (score <= least && mass <= mostMass);
}
