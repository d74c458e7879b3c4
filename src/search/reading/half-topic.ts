import type { Evidence } from './evidence.ts';
import { isSaid } from './name-spans.ts';
import type { QueryToken } from './query-tokens.ts';
import type { ReadPerson } from './reading.ts';
import { papersByAll } from './writing-together.ts';

/** Shorter beginnings are too vague. */
const SHORTEST = 4;

/** A word of a topic, as it's completed. */
export interface HalfTopic {
  readonly token: QueryToken;
  readonly to: string;
}

/**
 * Completes a topic of one word that none of the named people's papers has, if titles of theirs have a word that begins
 * with it: `yang hotpot` for HotpotQA.
 */
export function halfTopic(
  topic: readonly QueryToken[],
  people: readonly ReadPerson[],
  evidence: Evidence,
): HalfTopic | undefined {
  const [token, ...others] = topic.filter(isSaid);
  if (token === undefined || others.length > 0 || token.text.length < SHORTEST || /\d/.test(token.text))
    return undefined;
  const papers = papersByAll(
    people.map((person) => ({ person })),
    evidence,
  );
  if (papers.length === 0 || evidence.holding(papers, [token.text]).length > 0) return undefined;
  const to = evidence.begunInTitles(papers, token.text);
  return to === undefined ? undefined : { token, to };
}
