import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';
import { fullYear } from './short-year.ts';

/** A word of a query, with clues from how it was typed. */
export interface QueryToken {
  /** Folded; `&` stands for itself. */
  readonly text: string;
  readonly isStop: boolean;
  /** Number of its whitespace-separated piece, and that piece as typed. */
  readonly piece: number;
  readonly written: string;
  /** Typed all in capitals. */
  readonly isShouted: boolean;
}

/** A year shortened with an apostrophe, as in `ACL '19` and `'19-'21`. */
const SHORT_YEAR = /(?<![\p{L}\p{N}])['’‘](\d\d)(?![\p{L}\p{N}'’])/gu;
/** A comparison operator separated from its number. */
const SIGN_APART = /(?<=^|\s)([<>]=?|[≤≥])\s+(?=\d)/g;

export function queryTokens(text: string): QueryToken[] {
  return text
    .replace(SIGN_APART, '$1')
    .split(/\s+/)
    .filter((piece) => piece !== '')
    .flatMap((written, piece) => {
      const isShouted = /\p{Lu}{2}/u.test(written) && !/\p{Ll}/u.test(written);
      const inFull = written.replace(SHORT_YEAR, (_, year: string) => fullYear(year));
      const found = written === '&' ? ['&'] : words(inFull);
      return found.map((word) => ({ text: word, isStop: isStopWord(word), piece, written, isShouted }));
    });
}

/** The text of the remaining tokens: a piece as typed if all of it remains, else its words. */
export function textOf(tokens: readonly QueryToken[], isLeft: (token: QueryToken) => boolean): string {
  const left: string[] = [];
  for (const piece of new Set(tokens.map((token) => token.piece))) {
    const inPiece = tokens.filter((token) => token.piece === piece);
    const kept = inPiece.filter(isLeft);
    if (kept.length === inPiece.length) left.push(inPiece[0]?.written ?? '');
    else left.push(...kept.map((token) => token.text));
  }
  return left.filter((word) => word !== '&').join(' ');
}
