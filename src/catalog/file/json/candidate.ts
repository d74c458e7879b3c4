import { type Part, partsOf } from './parts.ts';
import type { Place } from './place.ts';
import type { Token } from './tokens.ts';
import { createValueGrammar } from './value-grammar.ts';

/** Limits per row, in characters and nesting depth: far above any real row, and low enough to be harmless. */
export const MOST_OF_A_ROW = { characters: 10_000_000, depth: 100 };
/** Characters kept of dropped text, to identify it in a report. */
const HEAD = 2_000;
const LONGEST_KEY = 100;

/** The result of taking a token. */
export type Progress = 'open' | 'whole' | 'too much' | 'damaged';

const TOO_LONG = `longer than ${MOST_OF_A_ROW.characters.toLocaleString('en-US')} characters`;
const TOO_DEEP = `nested more than ${MOST_OF_A_ROW.depth} levels deep`;

/** An object that may be a row, as far as it has been read. */
export interface Candidate extends Place {
  /** Its key in the surrounding object, if there is one. */
  readonly key: string | undefined;
  /** It follows damage, so it may be part of the damaged row. */
  readonly isFragment: boolean;
  take(token: Token): Progress;
  /** The text so far, or its beginning if it was dropped. */
  text(): string;
  /** The text before the next line that begins as this one does: if it's damaged, that much certainly belongs to it. */
  own(): string;
  /**
   * Whether it has a key that rows have and wrappers seldom do; or a key both have, followed by a line that begins as
   * this one does.
   */
  isRow(): boolean;
  /** Whether it has a key that rows and parts of rows have. */
  isRowish(): boolean;
  /** Whether it contains a list or an object. */
  isNested(): boolean;
  /** Stops keeping text, since there's too much of it; `dropped` gives the reason. */
  drop(): void;
  dropped(): string | undefined;
  /** Whether an object at this column would begin a line as this one does; noted for `parts`. */
  isLineStart(column: number): boolean;
  /** The text, split where a line begins as this one does: several parts mean that it may have swallowed rows. */
  parts(): Part[];
  /** What came before the next token: a mark, `"`, `w`, or a line break. */
  last(): string;
}

export function createCandidate(
  { line, column }: Place,
  key: string | undefined,
  isFragment: boolean,
): Candidate {
  const grammar = createValueGrammar();
  const keys = new Set<string>();
  let text = '';
  let length = 0;
  const lineStarts: number[] = [];
  let reason: string | undefined;
  let open: string | undefined;
  let before = '';
  /** What the line contains so far: blanks, a single comma, or more. */
  let lineBegan: 'blank' | 'comma' | 'more' = 'more';

  function tooMuch(): string | undefined {
    if (grammar.depth() > MOST_OF_A_ROW.depth) return TOO_DEEP;
    return length > MOST_OF_A_ROW.characters ? TOO_LONG : undefined;
  }

  function noteKey({ text: part, isWhole }: Token): void {
    if (open === undefined) return;
    if (open.length < LONGEST_KEY) open += part;
    if (!isWhole) return;
    if (keys.size < LONGEST_KEY) keys.add(open.replace(/^"|"$/g, ''));
    open = undefined;
  }

  function noteBefore({ kind, text: said }: Token): void {
    if (kind !== ' ') lineBegan = kind === ',' && lineBegan === 'blank' ? 'comma' : 'more';
    else if (said.includes('\n')) lineBegan = 'blank';
    else return;
    before = lineBegan === 'blank' ? '\n' : kind;
  }

  const isRowish = () => ['id', 'title', 'abstract', 'authors'].some((name) => keys.has(name));

  return {
    line,
    column,
    key,
    isFragment,
    take(token) {
      const { kind } = token;
      if (kind === '\n') return 'damaged';
      if (kind !== ' ' && !token.isRest) {
        if (kind === '"' && grammar.isAtOuterKey()) open = '';
        if (!grammar.take(kind)) return 'damaged';
      }
      if (kind === '"') noteKey(token);
      noteBefore(token);
      length += token.text.length;
      if (reason === undefined || text.length < HEAD) text += token.text;
      if (grammar.isWhole()) return 'whole';
      return reason === undefined && tooMuch() !== undefined ? 'too much' : 'open';
    },
    text: () => text,
    own: () => text.slice(0, lineStarts[0]),
    isRow: () =>
      ['id', 'title', 'paper'].some((name) => keys.has(name)) || (isRowish() && lineStarts.length > 0),
    isRowish,
    isNested: () => text.indexOf('{', 1) !== -1 || text.indexOf('[', 1) !== -1,
    drop() {
      reason ??= tooMuch();
      text = text.slice(0, HEAD);
    },
    isLineStart(at) {
      const isStart = lineBegan === 'blank' ? at <= column : lineBegan === 'comma' && at <= column + 1;
      if (isStart) lineStarts.push(text.length);
      return isStart;
    },
    parts: () => partsOf(text, { line, column }, lineStarts),
    dropped: () => reason,
    last: () => before,
  };
}
