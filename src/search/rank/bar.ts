/** What a document must reach to stay in the running, in the units of `WeightedQuery`. */
export interface Bar {
  /** The least coverage of a match, as far as known. */
  leastMass: number;
  /** The best coverage so far: documents that may exceed it are always scored, since matches are measured by it. */
  mostMass: number;
  /** The score to beat. */
  score: number;
}

/** @param score - Upper bound of a document's score. @param mass - Upper bound of its coverage. */
export function isHopeless({ leastMass, mostMass, score: least }: Bar, score: number, mass: number): boolean {
  return mass < leastMass || (score <= least && mass <= mostMass);
}
