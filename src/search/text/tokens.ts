/**
 * Tokens roughly as in Lucene's StandardTokenizer (Unicode TR 29): runs of letters and digits; an apostrophe or full
 * stop joins letters, a full stop, comma or apostrophe joins digits. An underscore separates words, as in program
 * identifiers. In scripts written without spaces (Chinese, Japanese, Thai, …), and in Korean, where particles attach to
 * words, each character is a token.
 */
const ASCII_WORD = /[a-z0-9]+(?:(?:(?<=[a-z])['.](?=[a-z])|(?<=[0-9])[.,'](?=[0-9]))[a-z0-9]+)*/g;
const ALONE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const UNICODE_WORD = new RegExp(
  `(?=[\\p{L}\\p{N}])[${ALONE}]\\p{M}*|(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+(?:(?:(?<=\\p{L})['.](?=\\p{L})|(?<=\\p{N})[.,'](?=\\p{N}))(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+)*`,
  'gu',
);

const NON_ASCII = /[^\p{ASCII}]/u;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** The typographic apostrophe and two look-alikes. */
const APOSTROPHES = /[’‘ʼ]/g;
const POSSESSIVE = /'s$/;

/** Letters that don't decompose into a base letter and an accent, as people type them without the right keyboard. */
const TYPED: Readonly<Record<string, string>> = {
  ...{
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    ħ: 'h',
    ı: 'i',
    ŋ: 'ng',
    ŧ: 't',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    þ: 'th',
    ĸ: 'k',
  },
  ...{
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ι: 'iota',
  },
  ...{
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
  },
  ...{ φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
};
/** Greek letters only as symbols, not within Greek words. */
const LETTERS = /[łøđðħıŋŧßæœþĸ]|(?<!\p{Script=Greek})[α-ρσ-ω](?!\p{Script=Greek})/gu;

/** Lowercases, strips accents and replaces typographic forms: `Naïve ﬁne Łódź O’Brien` becomes `naive fine lodz o'brien`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!NON_ASCII.test(lower)) return lower;
  const plain = lower.normalize('NFKD').replace(LATIN_ACCENTS, '').replace(APOSTROPHES, "'");
  return plain
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTERS, (letter) => TYPED[letter] ?? letter);
}

/** All words of a text in order, folded, without possessive `'s`. Keeps stop words. */
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
