import type { Place } from './place.ts';

/** A part of a text, with its position in the file. */
export interface Part extends Place {
  readonly text: string;
}

/** The opening brace and first key of an object. */
const BEGINNING = /^\{\s*"[^"\n]*"/;

/**
 * Splits an incomplete object where lines begin as it does, with the same key: when lines are truncated, each
 * swallows those after it.
 *
 * @param starts offsets of lines that begin with a brace.
 */
export function partsOf(text: string, { line, column }: Place, starts: readonly number[]): Part[] {
  const beginning = BEGINNING.exec(text)?.[0];
  const cuts = beginning === undefined ? [] : starts.filter((start) => text.startsWith(beginning, start));
  let at = line;
  return [0, ...cuts].map((start, index) => {
    const part = text.slice(start, cuts[index]);
    const place = { line: at, column: start === 0 ? column : start - text.lastIndexOf('\n', start) - 1 };
    at += part.split('\n').length - 1;
    return { text: part, ...place };
  });
}
