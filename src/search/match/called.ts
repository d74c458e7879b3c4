import { foldName, nameForms, withoutSigns, writtenOut } from '../text/names.ts';
import { otherFirstNames } from '../text/short-names.ts';

/** What may stand in a name for a typed word. @param isKnown whether some name has this very word. */
export function typedForms(word: string, isKnown: boolean): readonly string[] {
  if (word.length === 1) return [word];
  const plain = isKnown ? [] : [withoutSigns(word)];
  return [...new Set([word, ...plain, ...otherFirstNames(word)])];
}

/** Whether a name (see `nameForms`) has every typed word in one of its forms; an initial on either side stands for a word. */
export function isCalled(name: readonly string[], typed: readonly (readonly string[])[]): boolean {
  return typed.every((forms) => forms.some((word) => name.some((own) => isSameName(own, word))));
}

/** Whether a word of a name may be the one typed, either of them perhaps an initial. */
export function isSameName(own: string, word: string): boolean {
  return own === word || (word.length === 1 && own[0] === word) || (own.length === 1 && word[0] === own);
}

/** Scripts whose names are written letter by letter: one of them is no initial. */
const WHOLE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a word says more than an initial does. */
export function isWholeName(word: string): boolean {
  return word.length > 1 || WHOLE.test(word);
}

/** A typed name as it may be meant: word by word, or with two of them written as one (`zhi hua` for Zhihua). */
export function typedNames(typed: string): readonly (readonly (readonly string[])[])[] {
  const folded = foldName(typed);
  if (folded === '') return [];
  const parts = folded.split(' ');
  const joined = parts.slice(1).map((word, i) => parts.toSpliced(i, 2, `${parts[i]}${word}`));
  return [parts, ...joined].map((words) => words.map((word) => typedForms(word, false)));
}

/**
 * Tells whether one name (see `nameForms`) is the one meant, as a search by author does that has no other names to go by:
 * at least one word that is no initial must be there in full.
 */
export function createNameMatcher(typed: string): (name: readonly string[]) => boolean {
  const names = typedNames(typed);
  return (name) =>
    names.some(
      (forms) =>
        isCalled(name, forms) && forms.flat().some((word) => isWholeName(word) && name.includes(word)),
    );
}

/** The name of an author as `createNameMatcher` looks at it. */
export function nameOfAuthor(name: string): readonly string[] {
  return formsOf(foldName(name), [name]);
}

/** What stands in a name for its words (see `nameForms`), those too that people write who lack the letters of a spelling. */
export function formsOf(folded: string, spellings: readonly string[]): readonly string[] {
  const written = spellings.flatMap((spelling) => writtenOut(spelling) ?? []);
  return [folded, ...written].flatMap(nameForms);
}
