/** A name that a file exports. */
export interface ExportedName {
  readonly name: string;
  readonly file: string;
}

/** Every name that these files declare and export, in order. */
export function exportedNames(tree: ReadonlyMap<string, string>): ExportedName[] {
  return [...tree].flatMap(([file, text]) =>
    [
      ...text.matchAll(
        /^export (?:async )?(?:function\*?|const|let|class|interface|type)\s+([A-Za-z_$][\w$]*)/gm,
      ),
    ].map(([, name = '']) => ({ name, file })),
  );
}

/** Names that several of these files export, each with its files. */
export function sharedNames(names: readonly ExportedName[]): string[] {
  const files = new Map<string, string[]>();
  for (const { name, file } of names) files.set(name, [...(files.get(name) ?? []), file]);
  return [...files]
    .filter(([, where]) => new Set(where).size > 1)
    .map(([name, where]) => `${name} means one thing in ${where.join(', another in ')}`);
}

/** The words of a camel-case name, in lower case: `read`, `only`, `store` for `readOnlyStore`. */
export function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}
