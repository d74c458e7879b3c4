import { stemOnce } from '../text/stems.ts';
import { words } from '../text/tokens.ts';
import { HANGUL, MOST_JOINED, shyStemmer, UNSPACED } from './matcher.ts';
import { SIGNS } from './terms.ts';

/**
 * Keys by which texts are looked up that may hold a term, without asking the matcher about each: what `matcher.ts` finds
 * always shares a key with the term. Sharing one says nothing yet.
 */
type Stem = (word: string) => string;

/** Signs that join the parts of a word (see `text/tokens.ts`); a name with signs may be one of the parts. */
const JOINTS = /[.,']/;

/** Words that were written apart are seen once. */
const stemJoined = shyStemmer(stemOnce);

/** Every key of a text, by its words. Some come more than once. */
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

/** Keys of which a text that holds the term has all of `each`, or has `joined`. */
export interface TermKeys {
  readonly each: readonly string[];
  readonly joined?: string;
}

/** None for a term without letters and digits. */
export function termKeys(term: string, stem: Stem): TermKeys {
  const isExact = /^".*"$/su.test(term);
  const bare = isExact ? term.slice(1, -1) : term;
  const wanted = words(bare);
  if (SIGNS.test(bare)) return { each: wanted.flatMap((word) => word.split(JOINTS)).map(stem) };
  const each = wanted.map((word) => (isParted(word) ? ([...word][0] ?? word) : stem(word)));
  return isExact || wanted.length === 0 ? { each } : { each, joined: stem(wanted.join('')) };
}

/** Whether a word of a text may hold one of a term within it. */
function isParted(word: string): boolean {
  return UNSPACED.test(word) || [...word].some((letter) => HANGUL.test(letter));
}
