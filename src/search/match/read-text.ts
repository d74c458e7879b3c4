import { fold, words } from '../text/tokens.ts';

/** A text prepared for matching. It is split into words on first use, once for all terms. */
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
