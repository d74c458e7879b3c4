import { type Place, placeAfter } from './place.ts';
import { createTokenizer, type Token } from './tokens.ts';

/** The reading of a text, token by token, and the place it is at. */
export interface Cursor {
  feed(piece: string): void;
  /** Reads a text from elsewhere in the file, and comes back. */
  reread(text: string, from: Place): void;
  place(): Place;
  /** Every token passes here once, when it is done with. */
  pass(token: Token): void;
  /** Takes the quote that ended the last string for one that begins another. */
  reopen(): void;
}

export function createCursor(take: (token: Token) => void): Cursor {
  let tokenizer = createTokenizer();
  let place: Place = { line: 1, column: 0 };

  function feed(piece: string): void {
    for (const token of tokenizer.tokens(piece)) take(token);
  }

  return {
    feed,
    reread(text, from) {
      const now = { place, tokenizer };
      tokenizer = createTokenizer();
      place = from;
      feed(text);
      ({ place, tokenizer } = now);
    },
    place: () => place,
    pass(token) {
      place = placeAfter(place, token);
    },
    reopen: () => tokenizer.reopen(),
  };
}
