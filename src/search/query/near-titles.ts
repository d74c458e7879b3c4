import { openWords } from '../index/joint-lexicon.ts';
import { openTitleLists } from '../index/joint-lists.ts';
import { lettersOf, NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { NumberList } from '../index/three-bytes.ts';
import { createTitleWordSeeker } from '../index/title-tests.ts';
import { openTitleWords, titleWordsIn } from '../index/title-words.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';
import { allowedEdits } from './spelling.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** Most query words that may differ from the title, and most edits in total. */
const MOST_CHANGED = 3;
const MOST_EDITS = 4;
/**
 * Postings scanned per query; a title with its rarest words is found long before. Fewer in a catalog this large, where
 * titles are farther apart in memory and common words tell little.
 */
const LOOK_LIMIT = 80_000;
const LOOK_LIMIT_IN_LARGE = 20_000;
const LARGE_CATALOG = 500_000;
/** Query words whose titles are scanned: among this many, one is spelt right. */
const ANCHORS = 4;
/** A known word may be a slip if at most this share of papers has it, and the similar word is this many times as common. */
const RARE = 1 / 400;
const COMMONER = 5;
/** What an edit costs in log likelihood: as much as four hundred times the titles. */
const EDIT = 6;
/** Extra edits charged for replacing a known word, and a well-known one. */
const KNOWN = 0.5;
const COMMON = 1;
/** Queries cached: each is looked up several times until it's answered. */
const REMEMBERED = 8;
/** People seldom mistype a first letter. */
const FIRST_LETTER = 0.3;
/** Another form of a word (`model`, `models`) barely counts as a change. */
const OTHER_FORM = 0.2;

/** A query with some words replaced. */
export interface Rewrite {
  readonly words: readonly QueryWord[];
  /** Whether a common word was replaced too: then the query may well mean what it says. */
  readonly isDoubtful: boolean;
}

/** Finds a query in titles even if some of its words are misspelt. */
export interface NearTitles {
  /**
   * The likeliest run of title words that the query may be a misspelling of: fewest edits, then most titles. Every
   * unknown word is replaced; a known one only by a far commoner one. Undefined if there is none.
   */
  nearest(words: readonly QueryWord[]): Rewrite | undefined;
}

/** A run of title words that the query may mean. */
interface Found {
  readonly numbers: Uint32Array;
  readonly cost: number;
  readonly changed: number;
  titles: number;
}

interface NearTitlesParts {
  readonly index: PackedIndex;
  readonly reader: QueryReader;
  /** Whether a word is known outside the texts, as part of a name. */
  readonly isName: (word: string) => boolean;
}

export function createNearTitles({ index, reader, isName }: NearTitlesParts): NearTitles {
  const { titleStart } = index;
  const wordAt = openTitleWords(index.titleWords);
  const titlesBy = openTitleLists(index);
  const lexicon = openWords(index);
  const seek = createTitleWordSeeker(index);

  const mostLooked = index.documents > LARGE_CATALOG ? LOOK_LIMIT_IN_LARGE : LOOK_LIMIT;

  const isRare = (stem: number) => reader.frequency(stem) <= RARE * reader.papers;

  const remembered = new Map<string, Rewrite | undefined>();

  return {
    nearest(words) {
      const key = words.map(({ text }) => text).join(' ');
      if (remembered.has(key)) return remembered.get(key);
      const found = find(words);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(key, found);
      return found;
    },
  };

  function find(words: readonly QueryWord[]): Rewrite | undefined {
    const costs = words.map((word) => costOf(word, words.length));
    const mustChange = words.filter(({ word }) => word === NONE).length;
    const mayChange = Math.min(MOST_CHANGED, words.length - 1);
    if (mustChange > mayChange) return undefined;
    const found = new Map<string, Found>();
    // Numbers only: this is compared with a hundred thousand title positions.
    const { values, valueAt } = seek(words.map(({ word }) => word));
    const size = values.length;

    /** Counts the title words from `from` on if the query may be a misspelling of them. */
    function compare(from: number): void {
      let changed = 0;
      for (let i = 0; i < size; i++) {
        if (valueAt(from + i) !== values[i] && ++changed > mayChange) return;
      }
      let cost = 0;
      for (let i = 0; i < size; i++) {
        if (valueAt(from + i) !== values[i]) cost += costs[i]?.(wordAt(from + i)) ?? TOO_FAR;
        if (cost > MOST_EDITS) return;
      }
      const numbers = titleWordsIn(wordAt, from, from + size);
      const key = numbers.join();
      const known = found.get(key);
      if (known === undefined) found.set(key, { numbers, cost, changed, titles: 1 });
      else known.titles++;
    }

    function lookThrough(documents: NumberList, place: number): void {
      const anchor = values[place];
      for (let i = 0; i < documents.length; i++) {
        const document = documents.at(i);
        const last = (titleStart[document + 1] ?? 0) - size;
        for (let from = titleStart[document] ?? 0; from <= last; from++) {
          if (valueAt(from + place) === anchor) compare(from);
        }
      }
    }

    const anchors = words
      .map(({ word }, place) => ({ word, place, titles: titlesBy.count(word) }))
      .filter(({ titles }) => titles > 0)
      .sort((a, b) => a.titles - b.titles)
      .slice(0, Math.min(ANCHORS, mayChange - mustChange + 1));
    let looked = 0;
    for (const [step, { word, place, titles }] of anchors.entries()) {
      looked += titles;
      if (looked > mostLooked) break;
      // Every title that differs in fewer words than were scanned has been seen.
      if ([...found.values()].some(({ changed }) => changed <= mustChange + step)) break;
      for (const part of titlesBy.parts(word)) lookThrough(part, place);
    }
    const likelihood = ({ cost, titles }: Found) => Math.log(titles + 1) - EDIT * cost;
    const [best] = [...found.values()].sort((a, b) => likelihood(b) - likelihood(a));
    if (best === undefined) return undefined;
    const read = [...best.numbers].map((word) => reader.known(word));
    const isDoubtful = read.some(({ stem }, i) => {
      const typed = words[i]?.stem ?? NONE;
      return typed !== NONE && typed !== stem && !isRare(typed);
    });
    return { words: read, isDoubtful };
  }

  /** The cost, in edits, of reading a typed word as each title word. */
  function costOf(typed: QueryWord, queryLength: number): (meant: number) => number {
    const remembered = new Map<number, number>();
    const known = typed.stem !== NONE || typed.isStop || isName(typed.text);
    const papers = reader.frequency(typed.stem);
    const rare = isRare(typed.stem);
    const length = typed.text.length;
    const bound = known && !rare ? Math.min(1, allowedEdits(length)) : allowedEdits(length);
    const fixed = bound === 0 || typed.isStop || /\d/.test(typed.text) || (known && !rare && queryLength < 3);
    const typedLetters = lettersOf(typed.text);

    function cost(meant: number, stem: number): number {
      if (known && stem !== NONE && reader.frequency(stem) < (papers + 1) * COMMONER) return TOO_FAR;
      const text = lexicon.at(meant);
      const edits = editDistance(typed.text, text, bound);
      if (edits === TOO_FAR) return TOO_FAR;
      const first = text[0] === typed.text[0] ? 0 : FIRST_LETTER;
      return edits + first + (!known ? 0 : rare ? KNOWN : COMMON);
    }

    return (meant) => {
      const stem = index.stemOf[meant] ?? NONE;
      if (stem !== NONE && stem === typed.stem) return OTHER_FORM;
      if (fixed || Math.abs(lexicon.lengthOf(meant) - length) > bound) return TOO_FAR;
      if (bitCount(lexicon.lettersOf(meant) ^ typedLetters) > 2 * bound) return TOO_FAR;
      const before = remembered.get(meant);
      if (before !== undefined) return before;
      const fresh = cost(meant, stem);
      remembered.set(meant, fresh);
      return fresh;
    };
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
