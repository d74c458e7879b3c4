import { stemOnce } from '../text/stems.ts';
import { words } from '../text/tokens.ts';
import { HANGUL, MOST_JOINED, shyStemmer, UNSPACED } from './matcher.ts';
import { SIGNS } from './terms.ts';

/**
 * Keys for looking up texts that may contain a term, without running the matcher on each. Whatever `matcher.ts` matches
 * shares a key with the term, but sharing a key doesn't mean a match.
 */
type Stem = (word: string) => string;

/** Signs that join parts of a word (see `text/tokens.ts`). A name with signs may be one of those parts. */
const JOINTS = /[.,']/;

/** Joined words rarely recur, so their stems aren't cached. */
const stemJoined = shyStemmer(stemOnce);

/** All keys of a text, given its words. May contain duplicates. */
export function textKeys(found: readonly string[], stem: Stem): string[] {
  const keys: string[] = [];
  for (let from = 0; from < found.length; from++) {
    const word = found[from] ?? '';
    keys.push(stem(word));
    let run = word;
    for (let to = from + 1; to < Math.min(found.length, from + MOST_JOINED); to++) {
      run += found[to];
      keys.push(stemJoined(run));
    }
    if (JOINTS.test(word)) keys.push(...word.split(JOINTS).map(stem));
    if (isParted(word)) keys.push(...word);
  }
  return keys;
}

/** Any text that contains the term has all keys in `each`, or has `joined`. */
export interface TermKeys {
  readonly each: readonly string[];
  readonly joined?: string;
}

/** Empty for a term without letters or digits. */
export function termKeys(term: string, stem: Stem): TermKeys {
  const isExact = /^".*"$/su.test(term);
  const bare = isExact ? term.slice(1, -1) : term;
  const wanted = words(bare);
  if (SIGNS.test(bare)) return { each: wanted.flatMap((word) => word.split(JOINTS)).map(stem) };
  const each = wanted.map((word) => (isParted(word) ? ([...word][0] ?? word) : stem(word)));
  return isExact || wanted.length === 0 ? { each } : { each, joined: stem(wanted.join('')) };
}

/** Whether a word of a text may contain a word of a term inside it. */
function isParted(word: string): boolean {
  return UNSPACED.test(word) || [...word].some((letter) => HANGUL.test(letter));
}
