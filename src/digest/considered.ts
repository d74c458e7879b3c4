/** What a digest was chosen from, as the next one needs to know it. */
export interface Considered {
  /** The last wave of papers it could choose from (see `arrivals.ts`): what came later is new to the recipient. */
  readonly seen: number;
  /** Ids of papers that are still to come: the next digests choose from them as well. Best first. */
  readonly carried: readonly string[];
  readonly left: LeftOut;
}

/** How many papers that were new to the recipient were left out, and by which setting. */
export interface LeftOut {
  /** They fit, but others filled the digest; `carried` ones are among them. */
  readonly size: number;
  readonly category: number;
  readonly include: number;
  readonly exclude: number;
}
