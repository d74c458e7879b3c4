import type { Stray } from './row-sink.ts';
import type { Token } from './tokens.ts';

/** Characters of loose text kept, to identify it in a report. */
const KEPT = 1_000;
/** How a list of values begins, as opposed to a word in brackets. */
const LIST_VALUE = /^(?:-?\d|true$|false$|null$|NaN$)/;

/** Text that isn't JSON, such as `var papers = `, a line of prose, or a bare value in a list. */
export interface LooseText {
  begin(line: number): void;
  /**
   * Takes a token: `more` if it belongs to the text, `end` if the text ends before it, `list` or `object` if a
   * bracket before it opens one.
   */
  take(token: Token, isFile: boolean): 'more' | 'end' | 'list' | 'object';
  /** Ends the text, and reports it unless it's only punctuation. */
  end(): void;
}

export function createLooseText(tell: (stray: Stray) => void): LooseText {
  let line = 1;
  let text = '';
  /** A bracket that may or may not open something: the next token tells. */
  let bracket: '' | '[' | '{' = '';

  return {
    begin(at) {
      line = at;
      text = '';
      bracket = '';
    },
    take(token, isFile) {
      const { kind } = token;
      if (bracket !== '') {
        if (kind === ' ' && bracket === '[' && !token.text.includes('\n')) return 'more';
        const mark = bracket;
        bracket = '';
        if (opens(mark, token)) return mark === '[' ? 'list' : 'object';
        text += mark;
      }
      if (kind === ' ' ? token.text.includes('\n') : !isFile && ',]}'.includes(kind)) return 'end';
      if (kind === '{' || kind === '[') bracket = kind;
      else if (text.length < KEPT) text += token.text.slice(0, KEPT);
      return 'more';
    },
    end() {
      const said = text.trim();
      if (/[\p{L}\p{N}"]/u.test(said)) tell({ line, text: said });
    },
  };
}

function opens(bracket: '[' | '{', { kind, text }: Token): boolean {
  if (bracket === '{') return kind === '"' || kind === '}' || kind === ' ';
  return '{["] '.includes(kind) || (kind === 'w' && LIST_VALUE.test(text));
}
