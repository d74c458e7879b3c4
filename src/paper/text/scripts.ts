import { symbolOf } from './tex-symbols.ts';

/**
 * A superscript, in Unicode's small characters if they exist and are legible: digits and signs, or one or two
 * letters. Otherwise in plain-text notation (`x^max`, `x^(i,j)`).
 */
export function superscript(text: string): string {
  const shown = text.trim();
  if (/^[°′*†‡]+$/.test(shown)) return shown;
  if (shown === '∘') return '°';
  if (/^(?:st|nd|rd|th)$/.test(shown)) return shown;
  return inScript(shown, '^');
}

/** A subscript; see `superscript`. */
export function subscript(text: string): string {
  return inScript(text.trim(), '_');
}

const SMALL = /^(?:[\d+\-−=]{1,8}|[\da-z+-]{1,2})$/;
const PLAIN = /^[\p{L}\p{N}]+$/u;

function inScript(text: string, mark: '^' | '_'): string {
  if (text === '') return '';
  const letters = [...text.replaceAll('−', '-')].map((letter) => symbolOf(`${mark}{${letter}}`));
  if (SMALL.test(text) && letters.every((letter) => letter !== undefined)) return letters.join('');
  return PLAIN.test(text) || [...text].length === 1 ? `${mark}${text}` : `${mark}(${text})`;
}
