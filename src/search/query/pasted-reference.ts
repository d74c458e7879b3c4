/** A text copied from a reference list, parsed. */
export interface PastedReference {
  /** Pieces that may be a title, longest first. */
  readonly pieces: readonly string[];
  /** The title, if marked as such: in quotes, after the year, or as a BibTeX field. */
  readonly title?: string;
  /** Whether that's a field, so no author need confirm it. */
  readonly isField: boolean;
}

/** A BibTeX field, with its value in braces or quotes. */
const FIELD = /(?:^|[\s,{])title\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"([^"]*)")/i;
/** Punctuation that may surround a title; a colon is part of it. */
const SIGNS = /[.?!…]+["”’']*(?=\s|$)|\.{3}|["“”„]|(?<=[,.])['‘]|,(?=\s)|;(?=\s)|[()[\]]/g;
/** Most pieces that may form one title: `Is it so? On this, that, and others`. */
const MOST_TOGETHER = 5;
/** A longer list is cut. */
const MOST_PIECES = 60;
const FEWEST_WORDS = 2;
const MOST_WORDS = 40;
/** `Devlin, J.`, `J. Devlin`, at the beginning or after a number. */
const NAMED =
  /^\s*(?:\[\w{1,12}\]|\d{1,3}\.)?\s*(?:\p{Lu}[\p{L}'’-]+,\s+(?:\p{Lu}\.[\s-]?)+|(?:\p{Lu}\.[\s-]?)+\s*\p{Lu}[\p{L}'’-]+)/u;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const QUOTED = /["“]([^"“”]{8,300}?)[.,]?["”]/u;
/** `(2019). Title.`, `2019. Title.` */
const BEHIND_YEAR = /(?:\((?:19|20)\d\d[a-z]?\)|(?<=\s)(?:19|20)\d\d[a-z]?)[.,:]?\s+([^.?!]{8,300}[?!]?)/u;

/** Reads a text that may be a reference: it has a year or a name with initials, and punctuation between its pieces. */
export function readPastedReference(text: string): PastedReference | undefined {
  const [, inBraces, inQuotes] = FIELD.exec(text) ?? [];
  const field = inBraces ?? inQuotes;
  if (field !== undefined) {
    const title = field.replace(/\\\w+\s*|[{}\\]/g, '').trim();
    return { pieces: [title], title, isField: true };
  }
  if (!YEAR.test(text) && !NAMED.test(text)) return undefined;
  const pieces = piecesOf(text);
  if (pieces.length === 0) return undefined;
  const title = NAMED.test(text) ? (QUOTED.exec(text) ?? BEHIND_YEAR.exec(text))?.[1]?.trim() : undefined;
  const isTitle = title !== undefined && wordsIn(title) >= FEWEST_WORDS;
  return { pieces, ...(isTitle && { title }), isField: false };
}

/** The text from each separator to each of the next few. */
function piecesOf(text: string): readonly string[] {
  const ends: { from: number; to: number }[] = [{ from: 0, to: 0 }];
  for (const { index, 0: sign } of text.matchAll(SIGNS)) ends.push({ from: index, to: index + sign.length });
  ends.push({ from: text.length, to: text.length });
  if (ends.length < 3) return [];
  const pieces = new Set<string>();
  ends.slice(0, MOST_PIECES).forEach(({ to }, i) => {
    for (const { from } of ends.slice(i + 1, i + 1 + MOST_TOGETHER)) {
      const piece = text.slice(to, from).trim();
      const size = wordsIn(piece);
      if (size >= FEWEST_WORDS && size <= MOST_WORDS) pieces.add(piece);
    }
  });
  return [...pieces].sort((a, b) => b.length - a.length);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
