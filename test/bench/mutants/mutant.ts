/** One small change to the text of a source file, after which some test should fail. */
export interface Mutant {
  /** From the repository's root, with forward slashes. */
  readonly file: string;
  /** Where the text that is replaced starts and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What kind of change it is. */
  readonly operator: string;
}

/** What became of one mutant; a mutant that does not compile says nothing about the tests. */
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

/** The text of its file with the change in it. */
export function planted({ start, end, replacement }: Mutant, text: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** `src/paper/id.ts:12 comparison: a < b → a >= b`, on one line. */
export function described(mutant: Mutant, text: string): string {
  const line = text.slice(0, mutant.start).split('\n').length;
  const [before, after] = changedLines(mutant, text);
  return `${mutant.file}:${line} ${mutant.operator}: ${before} → ${after}`;
}

/** The changed lines before and after, each on one line and cut where they are long. */
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

/** The part of the house that a file belongs to: the folder under `src`, `commands`, or `src` for the files right in it. */
export function folderOf(file: string): string {
  const [top = '', second = '', ...rest] = file.split('/');
  return top === 'src' && rest.length > 0 ? second : top;
}
