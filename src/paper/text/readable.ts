import { readMarkup } from './markup.ts';
import { readTex } from './tex.ts';

/** What may be markup or TeX; most texts have none of it. */
const MARKED = /[&<\\${~]|``/;
/** Layers that programs on the way may have added, as in `&amp;lt;i&amp;gt;`. */
const MOST_LAYERS = 4;

/**
 * A title, an abstract or a name as people read it, whatever it went through: without tags, with letters in place of
 * entities and of the commands of TeX, with formulas in plain characters. Read again, it stays as it is.
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
