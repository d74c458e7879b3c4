import type { Stray } from './row-sink.ts';
import type { Token } from './tokens.ts';

/** Of loose text this much is kept, in characters: it is only named. */
const KEPT = 1_000;
/** What a list of values begins with, in place of a word in brackets. */
const LIST_VALUE = /^(?:-?\d|true$|false$|null$|NaN$)/;

/** Text that is no JSON, such as `var papers = `, a line of prose, or a bare value in a list. */
export interface LooseText {
  begin(line: number): void;
  /**
   * Takes a token: `more` when it belongs to the text, `end` when the text ends before it, `list` or `object` when a
   * bracket before it opens one.
   */
  take(token: Token, isFile: boolean): 'more' | 'end' | 'list' | 'object';
  /** Ends the text, which is told unless it is nothing but punctuation. */
  end(): void;
}

export function createLooseText(tell: (stray: Stray) => void): LooseText {
  let line = 1;
  let text = '';
  /** A bracket of which only the next token tells whether it opens anything. */
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
