/** One element of a JSON array, as it stands in a file. */
export interface JsonElement {
  /** Line on which it starts, from 1. */
  readonly line: number;
  readonly text: string;
  /** False when the file ends before the element does. */
  readonly complete: boolean;
}

/**
 * Cuts the text of a JSON array into its elements without parsing them, so that one damaged element, or a file that
 * ends early, costs no other. Values that stand one after another without an array are elements as well.
 */
export function* jsonElements(text: string): Generator<JsonElement> {
  const start = text.search(/\S/);
  if (start === -1) return;
  const isArray = text[start] === '[';
  let at = isArray ? start + 1 : start;
  let line = 1 + countLines(text, 0, at);
  while (at < text.length) {
    const begin = skip(text, at, isArray ? /[^\s,]/g : /\S/g);
    line += countLines(text, at, begin);
    if (begin === text.length || (isArray && text[begin] === ']')) return;
    const { end, complete } = endOfElement(text, begin, isArray);
    yield { line, text: text.slice(begin, end).trimEnd(), complete };
    line += countLines(text, begin, end);
    at = end;
  }
}

/** Marks that open or close something, and the start of a string, where marks mean nothing. */
const STRUCTURE = /["[\]{},]/g;
const STRING_END = /["\\]/g;

function endOfElement(text: string, begin: number, isArray: boolean): { end: number; complete: boolean } {
  let depth = 0;
  let at = begin;
  for (;;) {
    at = skip(text, at, STRUCTURE);
    const mark = text[at];
    if (mark === undefined) return { end: at, complete: !isArray && depth === 0 };
    if (mark === '"') {
      at = endOfString(text, at + 1);
      continue;
    }
    if (depth === 0 && isArray && (mark === ',' || mark === ']')) return { end: at, complete: true };
    if (mark === '{' || mark === '[') depth += 1;
    if (mark === '}' || mark === ']') depth -= 1;
    at += 1;
    if (depth === 0 && !isArray) return { end: at, complete: true };
  }
}

function endOfString(text: string, begin: number): number {
  let at = skip(text, begin, STRING_END);
  while (text[at] === '\\') at = skip(text, at + 2, STRING_END);
  return Math.min(at + 1, text.length);
}

/** Where `pattern` (global) first matches from `from` on, or the end of the text. */
function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
