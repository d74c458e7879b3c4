/** What may come next inside a value, by the grammar of JSON (RFC 8259). */
type Expected = 'value' | 'value-or-end' | 'comma-or-end' | 'key' | 'key-or-end' | 'colon';

/** Containers inside one another beyond which memory would be the limit. */
const DEEPEST = 100_000;

/** Follows one value token by token, and tells where it is no JSON. Numbers and words are not looked into. */
export interface ValueGrammar {
  /** Containers that are open now. */
  depth(): number;
  /** Whether a string now would be a key of the outermost object. */
  isAtOuterKey(): boolean;
  /** Whether every container is closed. */
  isWhole(): boolean;
  /** Takes a mark (`{}[]:,`), a string (`"`) or a word (`w`); false where none may stand. */
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
