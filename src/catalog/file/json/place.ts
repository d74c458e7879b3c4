import type { Token } from './tokens.ts';

/** A position in a text: the line, from 1, and the characters before it in that line. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Whether something here is part of a damaged row before it, and so not a row even if it looks like one. */
export function isPartOf(damaged: Place | undefined, { line, column }: Place): boolean {
  return damaged !== undefined && (line <= damaged.line || column > damaged.column);
}

/** The position after a token. */
export function placeAfter({ line, column }: Place, { kind, text }: Token): Place {
  const last = kind === ' ' ? text.lastIndexOf('\n') : -1;
  if (last === -1) return { line, column: column + text.length };
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return { line: line + lines, column: text.length - last - 1 };
}
