import { Transform } from 'unicode2latex';
import { lazily } from '../lazily.ts';

const transform = lazily(() => new Transform('bibtex'));

/** Characters that are the same in LaTeX as in text. */
const UNCHANGED = /^[\w !"'()*+,./:;=?@[\]-]*$/;
const LOW_LINE = /_/;
/** Scripts with LaTeX macros that work everywhere; others need fonts that not everyone has loaded. */
const MACRO_SCRIPT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]+$/u;
/** Characters with a special meaning in LaTeX. */
const READ_SIGN = /[\\{}$&%#_~^`]/;
/** Escapes that need no terminator. */
const SIGN = /^\\[_&%#$]$/;
/** A nameless macro, as the table has for a combining diagonal: it would swallow the brace after it. */
const LONE_BACKSLASH = /\\(?=[{}]|$)/;
/** Overrides for macros that a reader could mistake for another, or doesn't know. */
const OWN: Readonly<Record<string, string>> = {
  '`': '{\\textasciigrave}',
  '―': '---',
  '«': '{\\guillemotleft}',
  '»': '{\\guillemotright}',
  '…': '{\\ldots}',
  '°': '{\\textdegree}',
  å: '{\\r a}',
  Å: '{\\r A}',
};
/** Invisible formatting characters, except the joiners that some scripts need. */
const HIDDEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Text as LaTeX for a BibTeX value, on one line: nothing in it can run, and braces balance. Accents and symbols become
 * macros, each in its own braces, so that BibTeX counts it as one letter; letters of other scripts stay.
 */
export function toLatex(text: string): string {
  const line = oneLine(text);
  if (UNCHANGED.test(line) && !LOW_LINE.test(line)) return apart(line);
  let latex = '';
  // Only the text's own characters are split: the dash and the quotes of a macro are meant to join.
  for (const { segment } of graphemes.segment(apart(line, PARTED))) {
    latex += segment === PARTED ? '{}' : letter(segment);
  }
  return latex;
}

/** Characters that LaTeX would join: two hyphens into a dash, two apostrophes into a quote. */
const JOINED = /(?<=([-',]))(?=\1)/g;
/** Marks a split in text on its way to LaTeX; `oneLine` never lets this character through. */
const PARTED = '\u0000';

function apart(line: string, by = '{}'): string {
  return line.replace(JOINED, by);
}

/** Words whose capitals styles must keep: a capital inside, two in a row, or one with a digit. */
const ACRONYM = /\p{L}[\p{L}\p{N}]*\p{Lu}|\p{Lu}[\p{L}\p{N}]*\p{N}|\p{N}[\p{L}\p{N}]*\p{Lu}/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A title as LaTeX, with acronyms in braces: styles may lower-case the other words. */
export function titleToLatex(title: string): string {
  const line = oneLine(title);
  let latex = '';
  let from = 0;
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const between = line.slice(from, index);
    latex += toLatexWithin(between) + (ACRONYM.test(word) ? `{${toLatex(word)}}` : toLatex(word));
    from = index + word.length;
  }
  return latex + toLatexWithin(line.slice(from));
}

/** Like `toLatex`, but keeps the spaces at both ends. */
function toLatexWithin(text: string): string {
  const bare = text.trim();
  if (bare === '') return text;
  const at = text.indexOf(bare);
  return text.slice(0, at) + toLatex(bare) + text.slice(at + bare.length);
}

function letter(segment: string): string {
  const own = OWN[segment];
  if (own !== undefined) return own;
  if (UNCHANGED.test(segment) && segment !== '_') return segment;
  const points = [...segment];
  // A special character stays special under a combining mark, and other scripts keep their marks separate.
  if (points.length > 1 && (READ_SIGN.test(segment) || !MACRO_SCRIPT.test(segment))) {
    return points.map(letter).join('');
  }
  if (!MACRO_SCRIPT.test(segment)) return segment;
  const latex = transform().tolatex(segment);
  if (LONE_BACKSLASH.test(latex)) return segment;
  if (!/[\\$]/.test(latex) || SIGN.test(latex)) return latex;
  // A lone accent has no letter to sit on, and would swallow the brace.
  return /^\\[^a-zA-Z]\s*$/.test(latex) ? `{${latex.trimEnd()}{}}` : `{${latex.replace(/\{\}$/, '')}}`;
}

/** One line of NFC text, without invisible, joining or reordering characters. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
}
