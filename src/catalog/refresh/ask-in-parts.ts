import { ServiceError } from '../http/service-error.ts';
import type { SourceAnswer } from '../source.ts';

/** Answers that say something about us or about the moment, and nothing about what was asked. */
const NOT_ABOUT_IDS = new Set([401, 403, 407, 408, 429]);

export interface InParts {
  readonly answers: readonly SourceAnswer[];
  /** Ids that the service refuses, each for itself. */
  readonly rejected: readonly string[];
}

/**
 * Asks about many ids at once. Where a service refuses the lot because of one of them, it is asked about ever smaller
 * parts until that one is found, which takes some 2 log₂ n questions; the others are answered. Three ids that are rejected
 * each alone (the first, the last and the one in the middle) mean that the service is down, and not that an id is bad.
 *
 * @param isOver whether to give up, since the program ends.
 * @throws ServiceError the first one, when nothing is answered.
 */
export async function askInParts(
  ask: (ids: readonly string[]) => Promise<SourceAnswer>,
  ids: readonly string[],
  isOver: () => boolean = () => false,
): Promise<InParts> {
  const answers: SourceAnswer[] = [];
  const rejected: string[] = [];

  /** What is wrong, unless the service answers. */
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
  // A lone id may be bad, or the service down; only a refusal of the question itself tells.
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
    // Where a bad id is found already, it may have been the only one.
    const mayBeWhole = rejected.length > 0 && rest.length > 0;
    if (!mayBeWhole || (await attempt(rest)) !== undefined) await halve(rest);
    return { answers, rejected };
  }
  throw failure;
}
