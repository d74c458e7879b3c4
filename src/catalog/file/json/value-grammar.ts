/** What may come next in a value, according to the JSON grammar (RFC 8259). */
type Expected = 'value' | 'value-or-end' | 'comma-or-end' | 'key' | 'key-or-end' | 'colon';

/** Maximum nesting depth, to bound memory. */
const DEEPEST = 100_000;

/** Follows one value token by token, and detects where it isn't JSON. Numbers and words aren't checked. */
export interface ValueGrammar {
  /** Number of open containers. */
  depth(): number;
  /** Whether a string here would be a key of the outermost object. */
  isAtOuterKey(): boolean;
  /** Whether all containers are closed. */
  isWhole(): boolean;
  /** Takes a mark (`{}[]:,`), a string (`"`) or a word (`w`); false if it isn't allowed here. */
  take(token: string): boolean;
}

export function createValueGrammar(): ValueGrammar {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';

  function afterValue(): void {
    expected = 'comma-or-end';
  }

  function close(mark: '{' | '['): boolean {
    const isExpected =
      expected === 'comma-or-end' || expected === (mark === '{' ? 'key-or-end' : 'value-or-end');
    if (!isExpected || open.at(-1) !== mark) return false;
    open.pop();
    afterValue();
    return true;
  }

  return {
    depth: () => open.length,
    isAtOuterKey: () =>
      open.length === 1 && open[0] === '{' && (expected === 'key' || expected === 'key-or-end'),
    isWhole: () => open.length === 0 && expected === 'comma-or-end',
    take(token) {
      const isValue = expected === 'value' || expected === 'value-or-end';
      switch (token) {
        case '{':
        case '[':
          if (!isValue || open.length >= DEEPEST) return false;
          open.push(token);
          expected = token === '{' ? 'key-or-end' : 'value-or-end';
          return true;
        case '}':
          return close('{');
        case ']':
          return close('[');
        case ':':
          if (expected !== 'colon') return false;
          expected = 'value';
          return true;
        case ',':
          if (expected !== 'comma-or-end' || open.length === 0) return false;
          expected = open.at(-1) === '{' ? 'key' : 'value';
          return true;
        case '"':
          if (expected === 'key' || expected === 'key-or-end') {
            expected = 'colon';
            return true;
          }
          if (!isValue) return false;
          afterValue();
          return true;
        default:
          if (!isValue) return false;
          afterValue();
          return true;
      }
    },
  };
}
