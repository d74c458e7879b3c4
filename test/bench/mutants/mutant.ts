/** A small change to a source file that should make a test fail. */
export interface Mutant {
  /** From the repository's root, with forward slashes. */
  readonly file: string;
  /** Start and end of the replaced text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The kind of change. */
  readonly operator: string;
}

/** What became of a mutant; one that doesn't compile says nothing about the tests. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'survived'; readonly tests: number; readonly of: number }
  | { readonly kind: 'invalid' }
  /** There was no time left for it. */
  | { readonly kind: 'unjudged' };

export interface Judged {
  readonly mutant: Mutant;
  /** Where it is and what it changes. */
  readonly place: string;
  readonly fate: Fate;
}

/** Its file's text with the change applied. */
export function planted({ start, end, replacement }: Mutant, text: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** `src/paper/id.ts:12 comparison: a < b → a >= b`, on one line. */
export function described(mutant: Mutant, text: string): string {
  const line = text.slice(0, mutant.start).split('\n').length;
  const [before, after] = changedLines(mutant, text);
  return `${mutant.file}:${line} ${mutant.operator}: ${before} → ${after}`;
}

/** The changed lines before and after, each on one line, cut if long. */
export function changedLines(mutant: Mutant, text: string): [before: string, after: string] {
  const from = text.lastIndexOf('\n', mutant.start - 1) + 1;
  const next = text.indexOf('\n', mutant.end);
  const to = next < 0 ? text.length : next;
  const before = text.slice(from, to);
  const after = planted({ ...mutant, start: mutant.start - from, end: mutant.end - from }, before);
  const short = (lines: string): string => {
    const line = lines.replace(/\s+/g, ' ').trim();
    return line.length > 160 ? `${line.slice(0, 159)}…` : line;
  };
  return [short(before), short(after)];
}

/**
 * The part of the code that a file belongs to: the folder under `src`, `commands`, or `src` for files directly in it.
 */
export function folderOf(file: string): string {
  const [top = '', second = '', ...rest] = file.split('/');
  return top === 'src' && rest.length > 0 ? second : top;
}
