import { WHOLE_NAME } from '../../paper/family-name.ts';
import { foldName, nameForms, withoutSigns, writtenOut } from '../text/names.ts';
import { otherFirstNames } from '../text/short-names.ts';

/** Words that may appear in a name for a typed word. @param isKnown whether some name contains exactly this word. */
export function typedForms(word: string, isKnown: boolean): readonly string[] {
  if (word.length === 1) return [word];
  const plain = isKnown ? [] : [withoutSigns(word)];
  return [...new Set([word, ...plain, ...otherFirstNames(word)])];
}

/**
 * Whether a name (see `nameForms`) contains every typed word in one of its forms. Initials match words on either side; but
 * a middle initial stands for a typed word only beside the first name: `Lester Constant` isn't James C. Lester.
 */
export function isCalled(name: readonly string[], typed: readonly (readonly string[])[]): boolean {
  const [first = ''] = name;
  const isFirstTyped =
    !isWholeName(first) || typed.some((forms) => forms.some((word) => isSameName(first, word)));
  const isMeant = (own: string, word: string) =>
    isSameName(own, word) && (isFirstTyped || isWholeName(own) || !isWholeName(word));
  return typed.every((forms) => forms.some((word) => name.some((own) => isMeant(own, word))));
}

/** Whether a word of a name matches the typed one; either may be an initial. */
export function isSameName(own: string, word: string): boolean {
  return own === word || (word.length === 1 && own[0] === word) || (own.length === 1 && word[0] === own);
}

/** Whether a word is more than an initial. */
export function isWholeName(word: string): boolean {
  return word.length > 1 || WHOLE_NAME.test(word);
}

/** Interpretations of a typed name: word by word, and with two neighbours joined (`zhi hua` for Zhihua). */
export function typedNames(typed: string): readonly (readonly (readonly string[])[])[] {
  const folded = foldName(typed);
  if (folded === '') return [];
  const parts = folded.split(' ');
  const joined = parts.slice(1).map((word, i) => parts.toSpliced(i, 2, `${parts[i]}${word}`));
  return [parts, ...joined].map((words) => words.map((word) => typedForms(word, false)));
}

/**
 * Builds a predicate: is this name (see `nameForms`) the one meant? For matching without an index of all names:
 * at least one word other than an initial must match exactly.
 */
export function createNameMatcher(typed: string): (name: readonly string[]) => boolean {
  const names = typedNames(typed);
  return (name) =>
    names.some(
      (forms) =>
        isCalled(name, forms) && forms.flat().some((word) => isWholeName(word) && name.includes(word)),
    );
}

/** An author's name in the form that `createNameMatcher` takes. */
export function nameOfAuthor(name: string): readonly string[] {
  return formsOf(foldName(name), [name]);
}

/** All forms of a name (see `nameForms`), including those typed without its special letters. */
export function formsOf(folded: string, spellings: readonly string[]): readonly string[] {
  const written = spellings.flatMap((spelling) => writtenOut(spelling) ?? []);
  return [folded, ...written].flatMap(nameForms);
}
