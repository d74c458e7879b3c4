/** What a digest was chosen from; the next one needs to know. */
export interface Considered {
  /** The last wave of papers it could choose from (see `arrivals.ts`): what came later is new to the recipient. */
  readonly seen: number;
  /** Ids of papers the next digests may still choose. Best first. */
  readonly carried: readonly string[];
  readonly left: LeftOut;
}

/** How many papers new to the recipient were left out, by setting. */
export interface LeftOut {
  /** They matched, but the digest was full; includes the `carried` ones. */
  readonly size: number;
  readonly category: number;
  readonly include: number;
  readonly exclude: number;
}
