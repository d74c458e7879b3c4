import { fold, words } from '../text/tokens.ts';

/** A text as the search reads it; its words are found when first asked for, and once for however many terms. */
export interface ReadText {
  readonly folded: string;
  readonly words: () => readonly string[];
}

export function readText(text: string): ReadText {
  let found: readonly string[] | undefined;
  return {
    folded: fold(text),
    words() {
      found ??= words(text);
      return found;
    },
  };
}
