import type { Services } from '../interactions/services.ts';

/** How many papers there are, if all of them come with the program; else undefined. */
export function bundledPapers({
  freshness,
  catalog,
}: Pick<Services, 'freshness' | 'catalog'>): number | undefined {
  return freshness().isBundledAlone === true ? catalog.size : undefined;
}
