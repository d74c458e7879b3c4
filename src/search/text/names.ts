import { words } from './tokens.ts';

/** A name as it is compared: `Pooch, U.` is `pooch u`. */
export function foldName(name: string): string {
  return words(name).join(' ');
}

/**
 * The words of a folded name, and what people write for them: a word without its apostrophe, and in a name of three words
 * or more two neighbours as one word (`zhihua` for `Zhi-Hua`), of four and more three neighbours too.
 */
export function nameForms(folded: string): string[] {
  const parts = folded.split(' ');
  const bare = parts.filter((word) => /['.]/.test(word)).map(withoutSigns);
  if (parts.length < 3) return [...parts, ...bare];
  const runs = parts.flatMap((word, i) => {
    const [next = '', third = ''] = parts.slice(i + 1, i + 3);
    if (word.length < 2 || next.length < 2) return [];
    const two = withoutSigns(word + next);
    return parts.length > 3 && third.length > 1 ? [two, withoutSigns(two + third)] : [two];
  });
  return [...parts, ...bare, ...runs];
}

/** A word of a name without apostrophes and full stops: `o'brien` is `obrien`, `j.p` is `jp`. */
export function withoutSigns(word: string): string {
  return word.replace(/['.]/g, '');
}
