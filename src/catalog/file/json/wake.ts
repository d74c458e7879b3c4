import type { Candidate } from './candidate.ts';
import type { RowSink } from './row-sink.ts';
import type { Token } from './tokens.ts';

/** Characters of damaged text kept, to identify it in a report. */
const HEAD = 10_000;
/** Where quotes are out of step: the end of one object and the beginning of the next. */
const NEXT_OBJECT = /[}\]]\s*,\s*\{\s*"$/;
/** How much of a string's end is needed to see that. */
const TAIL = 100;

/** Whether a text ends with what looks like the end of one object and the beginning of the next. */
export function endsAtNextObject(text: string): boolean {
  return NEXT_OBJECT.test(text.slice(-TAIL));
}

/** From damage to where the next row may begin. */
export interface Wake {
  /**
   * Starts at a damaged row, reported when the wake ends if there is a reason. `isLineOnly`: it ends with its line at
   * the latest.
   */
  begin(damaged: Candidate, isLineOnly: boolean, reason?: string): void;
  /**
   * Notes a skipped token; `line` if the damage ends with this line, `row` if its string wasn't one, and a row
   * begins.
   */
  note(token: Token): 'on' | 'line' | 'row';
  /** Whether a row may begin at this token. */
  isAtRow(token: Token): boolean;
  /** Whether something at this column may be part of the damaged row. */
  isPart(column: number): boolean;
  isAtLineStart(): boolean;
  tell(): void;
}

export function createWake(sink: Pick<RowSink, 'takeDamage'>): Wake {
  let told: { line: number; text: string; reason: string } | undefined;
  let column = 0;
  let before = '';
  let tail = '';
  let isLineOnly = false;

  return {
    begin(damaged, only, reason) {
      if (reason !== undefined) told = { line: damaged.line, text: damaged.own().slice(0, HEAD), reason };
      if (!damaged.isFragment) column = damaged.column;
      before = damaged.last();
      isLineOnly = only;
    },
    note({ kind, text, isWhole, isRest }) {
      if (told !== undefined && told.text.length < HEAD) told.text += text.slice(0, HEAD);
      if (kind === ' ') {
        if (!text.includes('\n')) return 'on';
        before = '\n';
        return isLineOnly ? 'line' : 'on';
      }
      before = kind;
      if (kind !== '"') return 'on';
      tail = ((isRest ? tail : '') + text).slice(-TAIL);
      return isWhole && endsAtNextObject(tail) ? 'row' : 'on';
    },
    isAtRow: ({ kind }) => kind === '{' && before !== '' && '\n,}]['.includes(before),
    isPart: (at) => before !== '\n' || at > column,
    isAtLineStart: () => before === '\n',
    tell() {
      if (told !== undefined) sink.takeDamage(told, told.reason);
      told = undefined;
    },
  };
}
