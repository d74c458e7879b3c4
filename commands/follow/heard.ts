import type { Services } from '../../src/discord/interactions/services.ts';
import type { AddOutcome, Wish } from '../../src/follow/follows.ts';

/** Whether something was followed that matched nothing recently and that no paper in the whole catalog has: likely a slip. */
export async function isUnheard(services: Pick<Services, 'search'>, outcome: AddOutcome): Promise<boolean> {
  if (outcome.kind !== 'added' || outcome.reach.month > 0) return false;
  return !(await isKnown(services, outcome.follow));
}

async function isKnown({ search }: Pick<Services, 'search'>, { kind, value }: Wish): Promise<boolean> {
  if (kind === 'category') {
    const known = await search.suggest('category', value);
    return known.some((one) => one.value.toLowerCase() === value.toLowerCase());
  }
  const request = kind === 'author' ? { query: '', author: value } : { query: value, isLiteral: true };
  const { total, corrections, notices } = await search.find({ ...request, limit: 1 });
  return total > 0 && corrections.length === 0 && !notices.some((notice) => notice.kind === 'not-mentioned');
}
