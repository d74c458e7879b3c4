import type { Token } from './tokens.ts';

const LONGEST_KEY = 200;

/** Follows the members of an object that wraps rows, tracking the key of the next value. */
export interface Members {
  /** Takes a token that isn't a bracket. */
  take(token: Token): void;
  /** The key of the value beginning now, if known; can be taken only once. */
  takeKey(): string | undefined;
  restart(): void;
}

export function createMembers(): Members {
  let next: 'key' | 'colon' | 'value' = 'key';
  let key = '';

  function noteKey({ text, isWhole, isRest }: Token): void {
    if (!isRest) key = '';
    if (key.length < LONGEST_KEY) key += text;
    if (!isWhole) return;
    key = key.slice(1, -1);
    next = 'colon';
  }

  return {
    take(token) {
      const { kind, isWhole } = token;
      if (kind === ',') next = 'key';
      else if (kind === ':') next = 'value';
      else if (kind === '"' && next === 'key') noteKey(token);
      else if (kind !== ' ' && isWhole) next = 'key';
    },
    takeKey() {
      const known = next === 'value' && key !== '' ? key : undefined;
      next = 'key';
      key = '';
      return known;
    },
    restart() {
      next = 'key';
      key = '';
    },
  };
}
