/** A JSON token, or part of one cut by the end of a piece; blanks may contain line breaks. */
export interface Token {
  /**
   * `{ } [ ] : ,` as they are, `"` for a string, `w` for a word or number, ` ` for blanks, `\n` for a line break in a
   * string.
   */
  readonly kind: string;
  readonly text: string;
  /** False if more of it may follow in the next piece. */
  readonly isWhole: boolean;
  /** Whether it continues from the previous piece. */
  readonly isRest: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the record separator of RFC 7464
const BLANKS = /[\s\ufeff\x1e]+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const WORD = /[^\s\ufeff\x1e{}[\]:,"]+/y;
const STRING_STOP = /["\\\n]/g;

export const BRACE: Token = { kind: '{', text: '{', isWhole: true, isRest: false };
/** The first character of a string. */
export const QUOTE: Token = { kind: '"', text: '"', isWhole: false, isRest: false };

/** Whether an unexpected token suggests a missing quote: then what look like strings are the gaps between them. */
export function isOutOfStep({ kind }: Token): boolean {
  return kind === 'w' || kind === '"';
}

export interface Tokenizer {
  /** The tokens of the next piece. A long string yields a token per piece, so that it's never in memory as a whole. */
  tokens(piece: string): Generator<Token>;
  /** Treats the quote that ended the last string as the start of another. */
  reopen(): void;
}

/** Splits text that arrives in pieces into tokens. */
export function createTokenizer(): Tokenizer {
  /** What the previous piece ended in. */
  let open: '' | '"' | '\\' | 'w' = '';

  function next(piece: string, at: number): Token {
    if (open === '"' || open === '\\') return string(piece, at, true);
    if (open === 'w') return word(piece, at, true);
    const mark = piece[at] ?? '';
    if ('{}[]:,'.includes(mark)) return { kind: mark, text: mark, isWhole: true, isRest: false };
    if (mark === '"') return string(piece, at, false);
    BLANKS.lastIndex = at;
    const blanks = BLANKS.exec(piece)?.[0];
    return blanks === undefined
      ? word(piece, at, false)
      : { kind: ' ', text: blanks, isWhole: true, isRest: false };
  }

  function word(piece: string, at: number, isRest: boolean): Token {
    WORD.lastIndex = at;
    const text = WORD.exec(piece)?.[0] ?? '';
    open = at + text.length === piece.length ? 'w' : '';
    return { kind: 'w', text, isWhole: open === '', isRest };
  }

  /** A string up to its closing quote, a line break (not allowed in strings), or the end of the piece. */
  function string(piece: string, begin: number, isRest: boolean): Token {
    let at = isRest ? begin + (open === '\\' ? 1 : 0) : begin + 1;
    for (;;) {
      STRING_STOP.lastIndex = at;
      const stop = STRING_STOP.exec(piece)?.index ?? piece.length;
      if (stop >= piece.length || (piece[stop] === '\\' && stop + 1 === piece.length)) {
        open = stop < piece.length ? '\\' : '"';
        return { kind: '"', text: piece.slice(begin), isWhole: false, isRest };
      }
      if (piece[stop] === '\\') {
        at = stop + 2;
        continue;
      }
      open = '';
      const end = piece[stop] === '"' ? stop + 1 : stop;
      return { kind: end > stop ? '"' : '\n', text: piece.slice(begin, end), isWhole: true, isRest };
    }
  }

  return {
    *tokens(piece) {
      for (let at = 0; at < piece.length; ) {
        const token = next(piece, at);
        at += token.text.length;
        yield token;
      }
    },
    reopen() {
      open = '"';
    },
  };
}
