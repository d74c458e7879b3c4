import { isArxivId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { batchDay } from '../batch-day.ts';
import type { Catalog } from '../catalog.ts';
import { isRejected, type RefreshState } from './state.ts';

/** Whether a source that looks up single papers may still provide this one's categories. */
export function lacksCategories({ id, categories = [] }: Paper): boolean {
  return categories.length === 0 && isArxivId(id);
}

/**
 * Today's batch (`YYYY-MM-DD`), if some of its papers have no categories and a source that may know them hasn't
 * answered or failed since the batch was last counted: a digest filtered by category would miss those papers.
 * Otherwise undefined.
 *
 * @param enrichers names of the sources that look up single papers.
 */
export function awaitedCategories(
  catalog: Catalog,
  state: RefreshState,
  enrichers: readonly string[],
  now: Date,
): string | undefined {
  const day = batchDay(now);
  const counted = state.batchCounts[day]?.at(-1)?.at;
  if (counted === undefined) return undefined;
  const isAwaited = enrichers.some((name) => lastWord(state, name) < counted);
  const isLacking = (paper: Paper) => lacksCategories(paper) && !isRejected(state, paper.id, day);
  return isAwaited && catalog.ofDay(day).some(isLacking) ? day : undefined;
}

/** Whether the sources that look up single papers failed when last asked. */
export function categoriesFailed({ sources }: RefreshState, enrichers: readonly string[]): boolean {
  return enrichers.some((name) => {
    const { lastSuccess = '', lastError } = sources[name] ?? {};
    return lastError !== undefined && lastError.at > lastSuccess;
  });
}

/** ISO time when a source last answered or failed. */
function lastWord({ sources }: RefreshState, name: string): string {
  const { lastSuccess = '', lastError } = sources[name] ?? {};
  const failed = lastError?.at ?? '';
  return failed > lastSuccess ? failed : lastSuccess;
}
