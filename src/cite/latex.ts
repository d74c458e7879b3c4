import { Transform } from 'unicode2latex';
import { lazily } from '../lazily.ts';

const transform = lazily(() => new Transform('bibtex'));

/** Letters, digits and signs that are in LaTeX what they are in text. */
const UNCHANGED = /^[\w !"'()*+,./:;=?@[\]-]*$/;
const LOW_LINE = /_/;
/** Scripts that LaTeX has macros for which work everywhere; those of others need fonts that not everybody has loaded. */
const MACRO_SCRIPT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]+$/u;
/** What LaTeX reads as more than a sign. */
const READ_SIGN = /[\\{}$&%#_~^`]/;
/** Escapes that end by themselves. */
const SIGN = /^\\[_&%#$]$/;
/** A macro without a name, as the table has it for a drawn diagonal: it would take the brace behind it. */
const LONE_BACKSLASH = /\\(?=[{}]|$)/;
/** Where a reader could take the usual macro for another, or does not know it. */
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
/** Formatters that show nothing, but the joiners that some scripts need. */
const HIDDEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Text as LaTeX in a value of BibTeX, on one line: nothing it says can run, and braces balance. Accents and signs become macros,
 * each in braces of its own, so that it is one letter to BibTeX; letters of other scripts stay as they are.
 */
export function toLatex(text: string): string {
  const line = oneLine(text);
  if (UNCHANGED.test(line) && !LOW_LINE.test(line)) return apart(line);
  let latex = '';
  // Only what stands there as signs is parted: the dash and the quotes of a macro are meant to join.
  for (const { segment } of graphemes.segment(apart(line, PARTED))) {
    latex += segment === PARTED ? '{}' : letter(segment);
  }
  return latex;
}

/** Signs that LaTeX would join: two hyphens to a dash, two apostrophes to a quote. */
const JOINED = /(?<=([-',]))(?=\1)/g;
/** A place in a text on its way to LaTeX; `oneLine` lets no such character through. */
const PARTED = '\u0000';

function apart(line: string, by = '{}'): string {
  return line.replace(JOINED, by);
}

/** Words of which styles must not touch the capitals: one within, two, or one beside a digit. */
const ACRONYM = /\p{L}[\p{L}\p{N}]*\p{Lu}|\p{Lu}[\p{L}\p{N}]*\p{N}|\p{N}[\p{L}\p{N}]*\p{Lu}/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A title as LaTeX, its acronyms in braces: styles lower the other words as they should. */
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

/** As `toLatex`, with the blanks at both ends. */
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
  // A sign stays one whatever mark is set on it, and other scripts have their marks for themselves.
  if (points.length > 1 && (READ_SIGN.test(segment) || !MACRO_SCRIPT.test(segment))) {
    return points.map(letter).join('');
  }
  if (!MACRO_SCRIPT.test(segment)) return segment;
  const latex = transform().tolatex(segment);
  if (LONE_BACKSLASH.test(latex)) return segment;
  if (!/[\\$]/.test(latex) || SIGN.test(latex)) return latex;
  // An accent that stands alone has nothing to stand on, and would take the brace.
  return /^\\[^a-zA-Z]\s*$/.test(latex) ? `{${latex.trimEnd()}{}}` : `{${latex.replace(/\{\}$/, '')}}`;
}

/** One line of text in its composed form, without what hides, joins or reorders. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
}
