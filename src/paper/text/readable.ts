import { readMarkup } from './markup.ts';
import { readTex } from './tex.ts';

/** Possible markup or TeX; most texts have none. */
const MARKED = /[&<\\${~]|``/;
/** Maximum levels of escaping by intermediate programs, as in `&amp;lt;i&amp;gt;`. */
const MOST_LAYERS = 4;

/**
 * A title, abstract or name as plain text, whatever it went through: tags removed, entities and TeX commands decoded,
 * formulas in plain characters. Idempotent.
 */
export function readable(text: string): string {
  let shown = text;
  for (let layer = 0; layer < MOST_LAYERS && MARKED.test(shown); layer++) {
    const before = shown;
    shown = readTex(readMarkup(shown));
    if (shown === before) break;
  }
  return shown === text ? text : shown.replace(/ {2,}/g, ' ').trim();
}
