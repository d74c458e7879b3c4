import { type Place, placeAfter } from './place.ts';
import { createTokenizer, type Token } from './tokens.ts';

/** Reads a text token by token and tracks the position. */
export interface Cursor {
  feed(piece: string): void;
  /** Reads a text from elsewhere in the file, then returns. */
  reread(text: string, from: Place): void;
  place(): Place;
  /** Called for every token once it's been processed. */
  pass(token: Token): void;
  /** Treats the quote that ended the last string as the start of another. */
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
