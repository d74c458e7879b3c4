import { upToFamilyName } from '../../paper/family-name.ts';
import type { AuthorIndex } from '../index/authors.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { isSameName } from '../match/called.ts';
import type { AuthorSuggester } from '../suggest/authors.ts';
import { otherFirstNames } from '../text/short-names.ts';

/** A family name completed from a half-typed word, with the numbers of the names that have it. */
export interface BegunName {
  readonly family: string;
  readonly names: readonly number[];
}

/** Names tried, those with the most papers. */
const MOST_NAMES = 100;

/**
 * Family names that begin with the last of some words, of people whom the words before it fit, most papers first:
 * `patrick lew` and `p lew` are Lewis, even if a Lewinsky who isn't a Patrick has a paper.
 */
export function createBegunNames(
  suggester: () => Pick<AuthorSuggester, 'exact'>,
  nameAt: Lexicon['at'],
  authors: Pick<AuthorIndex, 'documentsOfName'>,
): (words: readonly string[]) => readonly BegunName[] {
  return (words) => {
    const half = words.at(-1) ?? '';
    const before = words.slice(0, -1).map((word) => [word, ...otherFirstNames(word)]);
    const found = typedNames(before, half).flatMap((typed) => suggester().exact(typed, MOST_NAMES));
    const byFamily = new Map<string, number[]>();
    for (const id of new Set(found)) {
      const own = upToFamilyName(nameAt(id).split(' '));
      const family = own.at(-1) ?? '';
      if (family.length <= half.length || !family.startsWith(half)) continue;
      const first = own.slice(0, -1);
      if (!before.every((forms) => forms.some((word) => first.some((one) => isSameName(one, word)))))
        continue;
      byFamily.set(family, [...(byFamily.get(family) ?? []), id]);
    }
    const papers = (names: readonly number[]) =>
      names.reduce((sum, name) => sum + authors.documentsOfName(name).length, 0);
    return [...byFamily]
      .map(([family, names]) => ({ family, names }))
      .sort((a, b) => papers(b.names) - papers(a.names));
  };
}

/** What may have been typed: the words as they are, and with one of them in an equivalent form. */
function typedNames(before: readonly (readonly string[])[], half: string): readonly string[] {
  const plain = before.map(([word = '']) => word);
  const others = before.flatMap((forms, i) => forms.slice(1).map((form) => plain.with(i, form)));
  return [plain, ...others].map((words) => [...words, half].join(' '));
}
