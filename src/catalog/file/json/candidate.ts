import { type Part, partsOf } from './parts.ts';
import type { Place } from './place.ts';
import type { Token } from './tokens.ts';
import { createValueGrammar } from './value-grammar.ts';

/** Bounds on one row: far above any real one, far below what hurts; characters, and containers inside one another. */
export const MOST_OF_A_ROW = { characters: 10_000_000, depth: 100 };
/** Of what is not kept, this much is, to name it by. */
const HEAD = 2_000;
const LONGEST_KEY = 100;

/** What taking a token led to. */
export type Progress = 'open' | 'whole' | 'too much' | 'damaged';

const TOO_LONG = `longer than ${MOST_OF_A_ROW.characters.toLocaleString('en-US')} characters`;
const TOO_DEEP = `nested more than ${MOST_OF_A_ROW.depth} levels deep`;

/** An object that may be a row, as far as it was read. */
export interface Candidate extends Place {
  /** The key it stands under, where an object holds it. */
  readonly key: string | undefined;
  /** Stands in the wake of damage, so that it may be a part of what was damaged. */
  readonly isFragment: boolean;
  take(token: Token): Progress;
  /** What was read, or its beginning where it is dropped. */
  text(): string;
  /** What was read before a line that begins as this one does: of what is damaged, all that is surely its own. */
  own(): string;
  /** Whether it has a key that a row has, and a wrapper seldom; or one that both have, and then a line that begins as it does. */
  isRow(): boolean;
  /** Whether it has a key that rows and parts of them have. */
  isRowish(): boolean;
  /** Whether there is a list or an object in it. */
  isNested(): boolean;
  /** Reads on without keeping more, as it is too much; why is what `dropped` says. */
  drop(): void;
  dropped(): string | undefined;
  /** Whether an object at a column would begin a line as this one does, which is noted for `parts`. */
  isLineStart(column: number): boolean;
  /** What was read, cut where a line begins as this one does: more than one part where it may have swallowed rows. */
  parts(): Part[];
  /** What stood before the next token: a mark, `"`, `w`, or a line break. */
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
  /** What stands in the line so far: blanks, one comma, or more. */
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
