import type { Catalog } from '../../catalog/catalog.ts';
import { lazily } from '../../lazily.ts';
import { upToFamilyName } from '../../paper/family-name.ts';
import type { Paper } from '../../paper/paper.ts';
import { openAuthors } from '../index/authors.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { isStopWord } from '../text/stop-words.ts';
import { fold, words as wordsOf } from '../text/tokens.ts';
import { type CitationKey, isSpelt, readCitationKeys } from './citation-key.ts';
import { readPastedReference } from './pasted-reference.ts';
import type { QueryReader } from './terms.ts';

/** What a query cites in the style of a reference list. */
export interface Cited {
  /** The papers meant. */
  readonly papers: readonly Paper[];
  /** What to search for if there are none: the cited title, or the name and year of a key. */
  readonly text: string;
}

interface CitedParts {
  readonly catalog: Catalog;
  readonly index: PackedIndex;
  readonly reader: Pick<QueryReader, 'read'>;
  readonly titles: TitleMatcher;
}

/** A key that matches more papers than this only shares words with them. */
const MOST = 5;
/** Papers read for one family name. */
const MOST_READ = 2_000;
/** Content words that a cut-off title must have left. */
const FEWEST_LEFT = 2;
/** Preprints are cited with the year before. */
const YEARS_OFF = [0, 1];

/** Reads a citation key or a pasted reference; undefined for a query that is neither. */
export function createCited({
  catalog,
  index,
  reader,
  titles,
}: CitedParts): (query: string) => Cited | undefined {
  const authors = lazily(() => openAuthors(index));

  function byKey(key: CitationKey): readonly Paper[] {
    // A name and a year alone match too many.
    if (key.pieces.length === 0 && key.initials === undefined) return [];
    const written = authors().writtenFirstBy(key.first);
    const known = key.pieces
      .map((piece) => reader.read(piece)[0]?.word ?? NONE)
      .filter((word) => word !== NONE && titles.holdingAll([word]).length > 0);
    const likely =
      known.length === 0
        ? written
        : written.filter((one) => known.some((word) => titles.holdsAll(one, [word])));
    const fittingOf = (documents: readonly number[]) =>
      documents
        .slice(0, MOST_READ)
        .flatMap((one) => catalog.at(one) ?? [])
        .filter((paper) => fits(key, paper));
    // Titles may have punctuation that the key drops: `dont`.
    const first = fittingOf(likely);
    const fitting = first.length > 0 || likely === written ? first : fittingOf(written);
    const ofYear = YEARS_OFF.map((off) => fitting.filter((paper) => yearOf(paper) === key.year + off));
    const found = ofYear.find((some) => some.length > 0) ?? [];
    const headed = found.filter(({ title }) => headOf(title) === key.pieces[0]);
    const meant = headed.length > 0 ? headed : found;
    return meant.length > MOST ? [] : meant;
  }

  function byTitle(text: string, pieces: readonly string[], isField: boolean): readonly Paper[] {
    const said = new Set(wordsOf(text));
    const isBy = (paper: Paper) => isField || paper.authors.some((name) => said.has(familyOf(name)));
    const found: Paper[] = [];
    const read = new Set<string>();
    for (const piece of pieces) {
      if ([...read].some((longer) => longer.includes(piece))) continue;
      const numbers = reader.read(piece).map(({ word }) => word);
      if (numbers.includes(NONE)) continue;
      const papers = titles.being(numbers).flatMap((one) => catalog.at(one) ?? []);
      const meant = papers.filter(isBy);
      if (meant.length === 0) continue;
      read.add(piece);
      const dated = meant.filter((paper) => said.has(String(yearOf(paper))));
      found.push(...(dated.length > 0 ? dated : meant));
    }
    return found;
  }

  /** The only paper whose title begins with a cut-off piece. */
  function byBeginning(text: string, pieces: readonly string[]): readonly Paper[] {
    const said = new Set(wordsOf(text));
    for (const piece of pieces) {
      const typed = reader.read(piece);
      if (typed.filter(({ isStop, word }) => !isStop && word !== NONE).length < FEWEST_LEFT) continue;
      const numbers = typed.map(({ word }) => word);
      const begun = titles.holding(numbers).filter((one) => titles.startsWith(one, numbers));
      const papers = begun.slice(0, MOST_READ).flatMap((one) => catalog.at(one) ?? []);
      const meant = papers.filter(
        (paper) =>
          said.has(familyOf(paper.authors[0] ?? '')) &&
          YEARS_OFF.some((off) => said.has(String((yearOf(paper) ?? 0) - off))),
      );
      if (meant.length === 1) return meant;
    }
    return [];
  }

  return (query) => {
    const [key, ...others] = readCitationKeys(query);
    if (key !== undefined) {
      const papers = [key, ...others].flatMap(byKey);
      if (papers.length > 0) return { papers, text: '' };
      return authors().isFamilyName(key.first) && others.length === 0
        ? { papers, text: [key.first, key.year, ...key.pieces].join(' ') }
        : undefined;
    }
    const reference = readPastedReference(query);
    if (reference === undefined) return undefined;
    const { pieces, title, isField } = reference;
    const whole = byTitle(query, pieces, isField);
    const papers = whole.length > 0 ? whole : byBeginning(query, pieces);
    return papers.length > 0 || title !== undefined ? { papers, text: title ?? '' } : undefined;
  };
}

/** Whether a paper explains every piece of a key. */
function fits({ pieces, initials }: CitationKey, { title, authors }: Paper): boolean {
  const families = authors.slice(1).map(familyOf);
  if (initials !== undefined && families.map((name) => name.slice(0, 1)).join('') !== initials) return false;
  const apart = wordsOf(title);
  const joined = title.split(/\s+/).map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''));
  return pieces.every((piece) => families.includes(piece) || isSpelt(piece, apart) || isSpelt(piece, joined));
}

/** The last word of a family name. */
function familyOf(name: string): string {
  return upToFamilyName(wordsOf(name)).at(-1) ?? '';
}

/** A title's first content word. */
function headOf(title: string): string | undefined {
  return wordsOf(title).find((word) => !isStopWord(word));
}

function yearOf({ published }: Paper): number | undefined {
  return published === undefined ? undefined : Number(published.slice(0, 4));
}
