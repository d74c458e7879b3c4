const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'jr.', 'sr.']);

/** Scripts in which a single character can be a whole name, not an initial. */
export const WHOLE_NAME = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /^\p{L}\.?$/u;

/** Whether a word after a family name tells generations apart: `Jr.`, `III`. */
export function isNameSuffix(word: string): boolean {
  return SUFFIXES.has(word.toLowerCase());
}

/**
 * The words of a name, given name first, up to its family name: without the suffixes (`Hal Daumé III`) and initials
 * (`Anand Kumar M.`) that may follow it.
 */
export function upToFamilyName(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && isBehind(words[end - 1] ?? '')) end--;
  return end > 1 || !isBehind(words[0] ?? '') ? words.slice(0, end) : words;
}

function isBehind(word: string): boolean {
  return (LETTER.test(word) && !WHOLE_NAME.test(word)) || isNameSuffix(word);
}
