/**
 * Words as Lucene's StandardTokenizer finds them (Unicode TR 29, in short): letters and digits; an apostrophe or full
 * stop joins letters, a full stop, comma or apostrophe joins digits. An underscore parts words, as it does in names of
 * programs. Characters of scripts that no space parts (Chinese, Japanese, Thai and their kin), and of Korean, whose words
 * carry their particles, are words of their own.
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
/** As phones type it, and two that look like it. */
const APOSTROPHES = /[’‘ʼ]/g;
const POSSESSIVE = /'s$/;

/** Letters that no mark was set on, as people type them who lack them. */
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
/** Greek letters only where they stand as signs, and not in Greek words. */
const LETTERS = /[łøđðħıŋŧßæœþĸ]|(?<!\p{Script=Greek})[α-ρσ-ω](?!\p{Script=Greek})/gu;

/** Lower case, without accents and typographic forms: `Naïve ﬁne Łódź O’Brien` is `naive fine lodz o'brien`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!NON_ASCII.test(lower)) return lower;
  const plain = lower.normalize('NFKD').replace(LATIN_ACCENTS, '').replace(APOSTROPHES, "'");
  return plain
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTERS, (letter) => TYPED[letter] ?? letter);
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
