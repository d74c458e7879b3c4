import { ServiceError } from '../http/service-error.ts';
import type { Listing } from '../source.ts';

/** Answers that say something about us or about the moment, and nothing about what was asked. */
const NOT_ABOUT_IDS = new Set([401, 403, 407, 408, 429]);

export interface InParts {
  readonly listings: readonly Listing[];
  /** Ids that the service refuses, each for itself. */
  readonly refused: readonly string[];
}

/**
 * Asks about many ids at once. Where a service refuses the lot because of one of them, it is asked about ever smaller
 * parts until that one is found, which takes some 2 log₂ n questions; the others are answered. Three ids that are refused
 * each alone (the first, the last and the one in the middle) mean that the service is down, and not that an id is bad.
 *
 * @param isOver whether to give up, since the program ends.
 * @throws ServiceError the first one, when nothing is answered.
 */
export async function askInParts(
  ask: (ids: readonly string[]) => Promise<Listing>,
  ids: readonly string[],
  isOver: () => boolean = () => false,
): Promise<InParts> {
  const listings: Listing[] = [];
  const refused: string[] = [];

  /** What is wrong, unless the service answers. */
  async function attempt(some: readonly string[]): Promise<ServiceError | undefined> {
    try {
      listings.push(await ask(some));
      return undefined;
    } catch (error) {
      if (!(error instanceof ServiceError) || isOver() || NOT_ABOUT_IDS.has(error.status ?? 0)) throw error;
      return error;
    }
  }

  async function halve(some: readonly string[]): Promise<void> {
    const middle = Math.ceil(some.length / 2);
    for (const part of [some.slice(0, middle), some.slice(middle)]) {
      if (part.length === 0 || (await attempt(part)) === undefined) continue;
      if (part.length === 1) refused.push(...part);
      else await halve(part);
    }
  }

  const failure = await attempt(ids);
  if (failure === undefined) return { listings, refused };
  // A lone id may be bad, or the service down; only a refusal of the question itself tells.
  if (ids.length === 1) {
    if (failure.status === 400) return { listings, refused: [...ids] };
    throw failure;
  }
  const probes = new Set([ids[0], ids.at(-1), ids[ids.length >> 1]].filter((id) => id !== undefined));
  for (const probe of probes) {
    if ((await attempt([probe])) !== undefined) {
      refused.push(probe);
      continue;
    }
    const rest = ids.filter((id) => id !== probe && !refused.includes(id));
    // Where a bad id is found already, it may have been the only one.
    const mayBeWhole = refused.length > 0 && rest.length > 0;
    if (!mayBeWhole || (await attempt(rest)) !== undefined) await halve(rest);
    return { listings, refused };
  }
  throw failure;
}
