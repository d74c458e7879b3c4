import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import { type CreditStore, creditedPapers, type Person } from './credits.ts';
import { KEPT_KINDS, type KeptCounts, type PersonalData } from './personal-data.ts';

/** Tells a person what is kept about them, and removes it, both in the store and on papers they submitted. */
export interface Forget {
  counts(person: Person): Promise<KeptCounts>;
  /** Returns what there was. Safe to retry after a failure: whatever is needed to find the rest goes last. */
  forget(person: Person): Promise<KeptCounts>;
}

export function createForget(parts: {
  readonly personalData: PersonalData;
  readonly credits: CreditStore;
  readonly catalog: () => Catalog;
  readonly uncredit: (papers: readonly Paper[]) => Promise<void>;
}): Forget {
  const { personalData, credits, catalog, uncredit } = parts;
  return {
    async counts(person) {
      const { named } = await creditedPapers(credits, catalog(), person);
      return withNamed(await personalData.counts(person.id), named.length);
    },
    async forget(person) {
      const { noted, named } = await creditedPapers(credits, catalog(), person);
      if (noted.length + named.length > 0) await uncredit([...noted, ...named]);
      return withNamed(await personalData.forget(person.id), named.length);
    },
  };
}

function withNamed(counts: KeptCounts, named: number): KeptCounts {
  if (named === 0) return counts;
  const all = new Map([...counts, ['credits', (counts.get('credits') ?? 0) + named] as const]);
  return new Map(
    KEPT_KINDS.flatMap((kind) => {
      const count = all.get(kind);
      return count === undefined ? [] : [[kind, count] as const];
    }),
  );
}
