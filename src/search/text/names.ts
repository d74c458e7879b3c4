import { words } from './tokens.ts';

/** A name as it is compared: `Pooch, U.` is `pooch u`, `J.P. Hu` is `j p hu`. */
export function foldName(name: string): string {
  return words(name.replaceAll('.', ' ')).join(' ');
}

/** A folded name as most are printed: `j p hu` is `J. P. Hu`. Four of five are printed just so. */
export function usualSpelling(folded: string): string {
  const parts = folded.split(' ');
  return parts
    .map((word) => {
      const capital = word.slice(0, 1).toUpperCase();
      return word.length === 1 ? `${capital}.` : capital + word.slice(1);
    })
    .join(' ');
}

const LACKED = /[äöüøåÄÖÜØÅ]/gu;
const WRITTEN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** A name as who lacks its letters writes it, folded: `Jürgen Åkerman` is `juergen aakerman`; undefined where it lacks none. */
export function writtenOut(name: string): string | undefined {
  const composed = name.normalize('NFC');
  const written = composed.replace(LACKED, (letter) => WRITTEN[letter.toLowerCase()] ?? letter);
  return written === composed ? undefined : foldName(written);
}

/**
 * The words of a folded name, and what people write for them: a word without its apostrophe, and in a name of three words
 * or more two neighbours as one word (`zhihua` for `Zhi-Hua`, `jp` for `J. P.`), of four and more three neighbours too.
 */
export function nameForms(folded: string): string[] {
  const parts = folded.split(' ');
  const bare = parts.filter((word) => word.includes("'")).map(withoutSigns);
  if (parts.length < 3) return [...parts, ...bare];
  const runs = parts.flatMap((word, i) => {
    const [next = '', third = ''] = parts.slice(i + 1, i + 3);
    // Initials are joined to each other, words to words.
    const isAlike = (other: string) => other !== '' && other.length > 1 === word.length > 1;
    if (!isAlike(next)) return [];
    const two = withoutSigns(word + next);
    return parts.length > 3 && isAlike(third) ? [two, withoutSigns(two + third)] : [two];
  });
  return [...parts, ...bare, ...runs];
}

/** A word of a name without apostrophes: `o'brien` is `obrien`. */
export function withoutSigns(word: string): string {
  return word.replaceAll("'", '');
}
