import type { Evidence } from './evidence.ts';
import type { QueryToken } from './query-tokens.ts';

/** Tokens that spell a venue's acronym with their initials. */
export interface VenueInFull {
  readonly from: number;
  readonly to: number;
  /** The acronym, as a query would have it. */
  readonly text: string;
}

/** Fewer words spell too short an acronym, unless one of them is a venue or says what this is. */
const FEWEST = 4;
const KIND = /^(?:association|conference|meeting|society|symposium|transactions|workshop)$/;
/** Letters of the shortest such acronym. */
const SHORTEST = 3;
const MOST = 9;

/**
 * Finds the longest run of words whose initials are a venue: `Empirical Methods in Natural Language Processing` is EMNLP.
 * A venue within the run counts as a whole: `Transactions of the ACL` is TACL.
 */
export function venueInFull(
  tokens: readonly QueryToken[],
  { venueOf }: Pick<Evidence, 'venueOf'>,
): VenueInFull | undefined {
  let best: VenueInFull | undefined;
  for (const [from, token] of tokens.entries()) {
    if (token.isStop) continue;
    let text = '';
    let size = 0;
    let isTold = false;
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST); to++) {
      const word = tokens[to - 1];
      if (word === undefined || /\d/.test(word.text)) break;
      if (word.isStop) continue;
      const isVenue = size > 0 && venueOf(word.text) !== undefined;
      text += isVenue ? word.text : word.text.slice(0, 1);
      size += 1;
      isTold ||= isVenue || KIND.test(word.text);
      const isLong = size >= FEWEST || (isTold && text.length >= SHORTEST);
      const isName = isLong && venueOf(text) !== undefined;
      if (isName && to - from > (best === undefined ? 0 : best.to - best.from)) best = { from, to, text };
    }
  }
  return best;
}
