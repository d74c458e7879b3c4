/** A mutant that no test can tell from the code, and why. Lines are written as the report prints them. */
export interface Equivalent {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: 'src/store/dump/read-tables.ts',
    before: 'return tables .map(({ name }) => name) .filter((name) => !OWN.test(name)) .sort();',
    after: 'return tables .map(({ name }) => name) .filter((name) => !OWN.test(name));',
    reason:
      'The databases list their tables by name already; it is sorted so that this does not hang on them.',
  },
  {
    file: 'src/store/postgres.ts',
    before: "type === INT8 ? Number : pg.types.getTypeParser(type, format === 'binary' ? 'text' : format),",
    after: "type === INT8 ? Number : pg.types.getTypeParser(type, format !== 'binary' ? 'text' : format),",
    reason:
      'The driver asks for a format other than text only for queries in binary, which nobody here makes.',
  },
];
