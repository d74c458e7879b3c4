/**
 * Words as Lucene's StandardTokenizer finds them (Unicode TR 29, in short): letters, digits and underscores; an
 * apostrophe or full stop joins letters, a full stop, comma or apostrophe joins digits. Chinese and Japanese
 * characters, which no space parts, are words of their own.
 */
const ASCII_WORD = /[a-z0-9_]+(?:(?:(?<=[a-z])['.](?=[a-z])|(?<=[0-9])[.,'](?=[0-9]))[a-z0-9_]+)*/g;
const UNICODE_WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_])+(?:(?:(?<=\p{L})['.](?=\p{L})|(?<=\p{N})[.,'](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;

const NON_ASCII = /[^\p{ASCII}]/u;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** As phones type it, and two that look like it. */
const APOSTROPHES = /[’‘ʼ]/g;
const POSSESSIVE = /'s$/;

/** Lower case, without accents and typographic forms: `Naïve ﬁne O’Brien` is `naive fine o'brien`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!NON_ASCII.test(lower)) return lower;
  const plain = lower.normalize('NFKD').replace(LATIN_ACCENTS, '').replace(APOSTROPHES, "'");
  return plain.normalize('NFC').toLowerCase();
}

/** Every word of a text in order, folded, a possessive `'s` cut, stop words kept. */
export function words(text: string): string[] {
  const folded = fold(text);
  const found = folded.match(NON_ASCII.test(folded) ? UNICODE_WORD : ASCII_WORD);
  if (found === null) return [];
  const result: string[] = [];
  for (const word of found) {
    const bare = word.endsWith('s') ? word.replace(POSSESSIVE, '') : word;
    if (bare !== '') result.push(bare);
  }
  return result;
}
