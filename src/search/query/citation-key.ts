import { fold } from '../text/tokens.ts';

/** A parsed citation key: `devlin-etal-2019-bert`, `devlin2019bert`, `DBLP:conf/naacl/DevlinCLT19`. */
export interface CitationKey {
  /** The first author's family name, folded. */
  readonly first: string;
  readonly year: number;
  /** Title words, other authors' family names, or initials of either; folded. */
  readonly pieces: readonly string[];
  /** Initials of the other authors' family names, if the key has all of them. */
  readonly initials?: string;
}

/** What surrounds a key: `\citep[p. 3]{…}`, `@inproceedings{…,`, `[@…]`. */
const AROUND =
  /^\s*(?:@\w+\s*\{|\\\w*cite\w*\*?(?:\[[^\]]*\])*\{|\[?@)?\s*([^\s{}[\],;]+(?:[,;]\s*[^\s{}[\],;]+)*)\s*[},;\]]*\s*$/i;
const BIBLIOGRAPHY = /^DBLP:[\w/-]+\/(\p{Lu}\p{Ll}+)(\p{Lu}*)(\d\d)[a-z]?$/u;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** Punctuation, and camel-case boundaries: before a capital after a small letter, or the last of several capitals. */
const BETWEEN = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const OTHERS: ReadonlySet<string> = new Set(['etal', 'et', 'al', 'and', 'others']);
const THIS_CENTURY = 50;

/** Reads a text that is one key or several, with or without the command around them; empty for any other. */
export function readCitationKeys(text: string): readonly CitationKey[] {
  const typed =
    AROUND.exec(text)?.[1]
      ?.normalize('NFC')
      .split(/[,;]\s*@?/) ?? [];
  const keys = typed.flatMap((key) => keyOf(key) ?? []);
  return keys.length === typed.length ? keys : [];
}

function keyOf(key: string): CitationKey | undefined {
  if (key.includes('/')) return listed(key);
  const [year, ...others] = key.match(new RegExp(YEAR, 'g')) ?? [];
  if (year === undefined || others.length > 0) return undefined;
  const at = key.indexOf(year);
  const before = piecesOf(key.slice(0, at));
  const [first, ...names] = before;
  if (first === undefined || !/^\p{L}{2,}$/u.test(first)) return undefined;
  const after = piecesOf(key.slice(at + year.length));
  // A single letter distinguishes papers of one year.
  const words = after.length === 1 && after[0]?.length === 1 ? [] : after;
  return { first, year: Number(year), pieces: [...names, ...words] };
}

/** A key with the initials of the other authors. */
function listed(key: string): CitationKey | undefined {
  const [, first, initials = '', year] = BIBLIOGRAPHY.exec(key) ?? [];
  if (first === undefined || year === undefined) return undefined;
  const century = Number(year) > THIS_CENTURY ? 1900 : 2000;
  return { first: fold(first), year: century + Number(year), pieces: [], initials: fold(initials) };
}

function piecesOf(text: string): readonly string[] {
  return text
    .split(BETWEEN)
    .map(fold)
    .filter((piece) => piece !== '' && !OTHERS.has(piece));
}

/** Whether a piece of a key consists of consecutive words, each in full or just its initial: `bertpo` of `BERT: Pre-training of …`. */
export function isSpelt(piece: string, words: readonly string[]): boolean {
  return piece.length > 1 && words.some((_, at) => isSpeltFrom(piece, words, at));
}

/** Tracks all positions the words so far may reach: backtracking would reread titles that repeat a letter. */
function isSpeltFrom(piece: string, words: readonly string[], from: number): boolean {
  let ends: ReadonlySet<number> = new Set([0]);
  for (let at = from; at < words.length && ends.size > 0; at++) {
    const word = words[at] ?? '';
    if (word === '') return false;
    const next = new Set<number>();
    for (const end of ends)
      for (const part of [word, word.slice(0, 1)])
        if (piece.startsWith(part, end)) next.add(end + part.length);
    if (next.has(piece.length)) return true;
    ends = next;
  }
  return false;
}
