/** Commands that put an accent on the next letter, keyed by what follows the backslash (The TeXbook, chapter 9). */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['"', '\u0308'],
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['d', '\u0323'],
  ['b', '\u0331'],
  ['r', '\u030a'],
]);

const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    ...([
      'ae:æ',
      'AE:Æ',
      'oe:œ',
      'OE:Œ',
      'aa:å',
      'AA:Å',
      'o:ø',
      'O:Ø',
      'l:ł',
      'L:Ł',
      'ss:ß',
      'SS:ẞ',
    ] as const),
    ...(['dh:ð', 'DH:Ð', 'dj:đ', 'DJ:Đ', 'th:þ', 'TH:Þ', 'ng:ŋ', 'NG:Ŋ', 'i:ı', 'j:ȷ'] as const),
  ].map((pair) => pair.split(':') as [string, string]),
);

const BASE = '(?:\\{\\s*(?:\\\\([ij])|(\\p{L}))\\s*\\}|\\\\([ij])(?![a-zA-Z])\\s?|(\\p{L}))';
/** `\"o`, `\"{o}`, `\'\i`; a command that is a letter needs a space or brace after it: `\v{c}`, `\c c`. */
const ACCENT = new RegExp(
  `\\\\(?:(["'\`^~=.])\\s?${BASE}|([uvHckdbr])(?:(?=[{\\\\])|\\s+(?=\\p{L}(?!\\p{Ll}{3})))\\s*${BASE})`,
  'gu',
);
const LETTER =
  /\\(ae|AE|oe|OE|aa|AA|ss|SS|dh|DH|dj|DJ|th|TH|ng|NG|[oOlLij])(?![a-zA-Z])(?:\{\}|(?:\s(?=\p{Ll}))?)/gu;
/** `don\'t`, from a program that escapes quotes. */
const APOSTROPHE = /(?<=\p{L})\\'(?=(?:s|m|t|re|ll|d|ve)(?!\p{L}))/gu;
/** `said \"open\" twice`: a pair of marks around words is escaped quotes, not accents. */
const QUOTED = /(?<![\p{L}\p{N}\\{])\\"(?=\p{L})((?:[^"\\\n]|\\(?!")){1,200})\\"(?![\p{L}{\\])/gu;

/** Decodes letters written as TeX commands: `Schr\"odinger`, `{\'e}`, `\L{}ukasz`, `Erd\H{o}s`. */
export function readAccents(text: string): string {
  return text
    .replace(APOSTROPHE, "'")
    .replace(QUOTED, '"$1"')
    .replace(ACCENT, (written: string, ...parts: unknown[]) => {
      const [sign, a, b, c, d, command, e, f, g, h] = parts;
      const base = [a, b, c, d, e, f, g, h].find((letter) => typeof letter === 'string');
      const mark = MARKS.get(String(sign ?? command));
      if (typeof base !== 'string' || mark === undefined) return written;
      const letter = `${base}${mark}`.normalize('NFC');
      // If the letter doesn't combine with the accent, it isn't TeX but a path or a pattern.
      return [...letter].length === 1 || written.includes('{') ? letter : written;
    })
    .replace(LETTER, (written: string, name: string) => LETTERS.get(name) ?? written);
}
