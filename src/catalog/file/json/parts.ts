import type { Place } from './place.ts';

/** A part of a text, with the place where it stands in the file. */
export interface Part extends Place {
  readonly text: string;
}

/** The brace and the first key of an object. */
const BEGINNING = /^\{\s*"[^"\n]*"/;

/**
 * An object that is not whole, cut where lines begin as it begins, with the same key: of lines that are cut, each takes
 * the next ones for its own values.
 *
 * @param starts where in the text lines begin with a brace.
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
