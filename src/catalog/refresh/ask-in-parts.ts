import { ServiceError } from '../http/service-error.ts';
import type { SourceAnswer } from '../source.ts';

/** Statuses that concern us or the moment, not the ids. */
const NOT_ABOUT_IDS = new Set([401, 403, 407, 408, 429]);

export interface InParts {
  readonly answers: readonly SourceAnswer[];
  /** Ids that the service rejects individually. */
  readonly rejected: readonly string[];
}

/**
 * Asks about many ids at once. If the service rejects them all because of a bad one, bisects until that is found, in
 * about 2 log₂ n requests; the others are answered. If three single ids (first, last and middle) are all rejected,
 * the service is down rather than an id bad.
 *
 * @param isOver whether to give up because the program is ending.
 * @throws ServiceError the first one, if nothing was answered.
 */
export async function askInParts(
  ask: (ids: readonly string[]) => Promise<SourceAnswer>,
  ids: readonly string[],
  isOver: () => boolean = () => false,
): Promise<InParts> {
  const answers: SourceAnswer[] = [];
  const rejected: string[] = [];

  /** The error, or undefined if the service answers. */
  async function attempt(some: readonly string[]): Promise<ServiceError | undefined> {
    try {
      answers.push(await ask(some));
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
      if (part.length === 1) rejected.push(...part);
      else await halve(part);
    }
  }

  const failure = await attempt(ids);
  if (failure === undefined) return { answers, rejected };
  // A single id may be bad, or the service down; only a rejection of the request itself tells.
  if (ids.length === 1) {
    if (failure.status === 400) return { answers, rejected: [...ids] };
    throw failure;
  }
  const probes = new Set([ids[0], ids.at(-1), ids[ids.length >> 1]].filter((id) => id !== undefined));
  for (const probe of probes) {
    if ((await attempt([probe])) !== undefined) {
      rejected.push(probe);
      continue;
    }
    const rest = ids.filter((id) => id !== probe && !rejected.includes(id));
    // If a bad id was found already, it may have been the only one.
    const mayBeWhole = rejected.length > 0 && rest.length > 0;
    if (!mayBeWhole || (await attempt(rest)) !== undefined) await halve(rest);
    return { answers, rejected };
  }
  throw failure;
}
