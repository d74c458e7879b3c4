/** Letters that Unicode doesn't decompose into a base letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** Folds a name for comparison: lowercase, no accents or punctuation, single spaces: `st johns`. */
export function foldPlace(name: string): string {
  return withoutAccents(name.toLowerCase())
    .replace(/['’‘`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutAccents(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[ßæœøđðħıłþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
      // Recomposes Korean syllables, which were decomposed too.
      .normalize('NFC')
  );
}
