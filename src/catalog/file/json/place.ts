import type { Token } from './tokens.ts';

/** A place in a text: the line, from 1, and the characters before it in that line. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Whether what stands at a place is a part of a damaged row before it, and so no row even if it looks like one. */
export function isPartOf(damaged: Place | undefined, { line, column }: Place): boolean {
  return damaged !== undefined && (line <= damaged.line || column > damaged.column);
}

/** The place after a token. */
export function placeAfter({ line, column }: Place, { kind, text }: Token): Place {
  const last = kind === ' ' ? text.lastIndexOf('\n') : -1;
  if (last === -1) return { line, column: column + text.length };
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return { line: line + lines, column: text.length - last - 1 };
}
