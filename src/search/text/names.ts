import { words } from './tokens.ts';

/** Normalises a name for comparison: `Pooch, U.` becomes `pooch u`, `J.P. Hu` becomes `j p hu`. */
export function foldName(name: string): string {
  return words(name.replaceAll('.', ' ')).join(' ');
}

/** The usual printed form of a folded name: `j p hu` becomes `J. P. Hu`. Right for four names in five. */
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

/** A name, folded, as typed without its special letters: `Jürgen Åkerman` becomes `juergen aakerman`. Undefined if it has none. */
export function writtenOut(name: string): string | undefined {
  const composed = name.normalize('NFC');
  const written = composed.replace(LACKED, (letter) => WRITTEN[letter.toLowerCase()] ?? letter);
  return written === composed ? undefined : foldName(written);
}

/**
 * The words of a folded name and the variants people type: words without their apostrophe, two neighbours joined in names of
 * three words or more (`zhihua` for `Zhi-Hua`, `jp` for `J. P.`), and three neighbours joined in names of four or more.
 */
export function nameForms(folded: string): string[] {
  const parts = folded.split(' ');
  const bare = parts.filter((word) => word.includes("'")).map(withoutSigns);
  if (parts.length < 3) return [...parts, ...bare];
  const runs = parts.flatMap((word, i) => {
    const [next = '', third = ''] = parts.slice(i + 1, i + 3);
    // Join initials with initials and words with words.
    const isAlike = (other: string) => other !== '' && other.length > 1 === word.length > 1;
    if (!isAlike(next)) return [];
    const two = withoutSigns(word + next);
    return parts.length > 3 && isAlike(third) ? [two, withoutSigns(two + third)] : [two];
  });
  return [...parts, ...bare, ...runs];
}

/** Strips apostrophes: `o'brien` becomes `obrien`. */
export function withoutSigns(word: string): string {
  return word.replaceAll("'", '');
}
