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
const KIND = /^(?:association|chapter|conference|journal|meeting|society|symposium|transactions|workshop)$/;
/** What acronyms leave out: EACL is of the European chapter. */
const LEFT_OUT = /^(?:annual|chapter|conference|international|joint|journal|meeting|proceedings|workshop)$/;
/** Letters of the shortest such acronym, and of one that only means a journal. */
const SHORTEST = 3;
const SHORTEST_JOURNAL = 2;
const MOST = 11;
/** Most letters that a word gives: COLING is of linguistics. */
const MOST_LETTERS = 4;

/**
 * Finds the longest run of words that a venue is short for: `Empirical Methods in Natural Language Processing` is EMNLP,
 * `European Chapter of the ACL` is EACL, and `International Conference on Computational Linguistics` COLING. A venue within
 * the run counts as a whole: `Transactions of the ACL` is TACL.
 */
export function venueInFull(
  tokens: readonly QueryToken[],
  { venueOf }: Pick<Evidence, 'venueOf'>,
): VenueInFull | undefined {
  let best: VenueInFull | undefined;
  for (const [from, token] of tokens.entries()) {
    if (token.isStop) continue;
    const run: QueryToken[] = [];
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST); to++) {
      const word = tokens[to - 1];
      if (word === undefined || /\d/.test(word.text)) break;
      if (word.isStop) continue;
      run.push(word);
      if (to - from <= (best === undefined ? 0 : best.to - best.from)) continue;
      const venue = shortFor(run, venueOf);
      if (venue !== undefined) best = { from, to, text: venue };
    }
  }
  return best;
}

/** The venue whose acronym some words spell: by all their initials, else without what acronyms leave out. */
function shortFor(tokens: readonly QueryToken[], venueOf: Evidence['venueOf']): string | undefined {
  const run = tokens.map(({ text }) => text);
  const isVenue = (word: string, i: number) => i > 0 && venueOf(word) !== undefined;
  const isTold = run.some((word, i) => isVenue(word, i) || KIND.test(word));
  const initials = run.map((word, i) => (isVenue(word, i) ? word : word.slice(0, 1))).join('');
  const isLong = run.length >= FEWEST || (isTold && initials.length >= SHORTEST);
  if (isLong && venueOf(initials) !== undefined) return initials;
  if (!isTold) return undefined;
  // `Asia-Pacific` gives one letter.
  const said = run.filter((word, i) => !LEFT_OUT.test(word) && tokens[i]?.piece !== tokens[i - 1]?.piece);
  if (said.length < 2) return undefined;
  // `Workshop on Natural Language Processing` has no acronym; what belongs to an association has.
  const isOwn = run.includes('journal') || said.some((word, i) => isVenue(word, i) || KIND.test(word));
  const plain = said.map((word) => word.slice(0, 1)).join('');
  const least = run.includes('journal') ? SHORTEST_JOURNAL : SHORTEST;
  const isShort = (text: string) => text.length < least || (text === plain && !isOwn);
  const spelt = spellings(said, isVenue).filter((text) => !isShort(text) && venueOf(text) !== undefined);
  // `Computational Linguistics` is both CL and COLING: a journal is short, and a conference isn't.
  return run.includes('journal') ? spelt[0] : spelt.at(-1);
}

/** What some words may be spelt as: the first and the last may give more than their initial. */
function spellings(words: readonly string[], isVenue: (word: string, i: number) => boolean): string[] {
  const beginnings = (word: string, i: number) => {
    const isOuter = i === 0 || i === words.length - 1;
    const most = isVenue(word, i) ? 0 : isOuter ? MOST_LETTERS : 1;
    return most === 0 ? [word] : Array.from({ length: most }, (_, at) => word.slice(0, at + 1));
  };
  return words.reduce<string[]>(
    (spelt, word, i) => spelt.flatMap((before) => beginnings(word, i).map((own) => before + own)),
    [''],
  );
}
