import { openStems } from '../index/joint-lexicon.ts';
import { holdersOf } from '../index/joint-postings.ts';
import { LENGTH_LIMIT, type PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import type { QueryTerm } from '../query/terms.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';

/** How many of a paper's most informative words select candidates, and how many candidates are compared in full. */
const TERMS = 30;
const CANDIDATES = 80;
/** Weight of a pair of neighbouring words, besides the words themselves. */
const PAIR = 0.8;
/**
 * Papers below this aren't alike at all: over the bundled catalog and ACL abstracts, they share only words that every
 * paper has.
 */
const FLOOR = 0.1;
/**
 * Few shared words are chance. Texts must share a fifth of the shorter one's words, up to four (5 % of 200 ACL papers'
 * first ten share fewer; papers nearest to one on farming or astronomy share two or three); titles two, or all.
 */
const SHARED_PART = 1 / 5;
const SHARED_WORDS = { least: 2, most: 4 };
/** Occurrences of a word in a text beyond this count like the last. */
const MOST = 255;

/** What the nth occurrence adds to `1 + ln n`, and to its square. */
const GROWTH = Float64Array.from({ length: MOST + 1 }, (_, n) => damped(n) - damped(n - 1));
const SQUARE_GROWTH = Float64Array.from({ length: MOST + 1 }, (_, n) => damped(n) ** 2 - damped(n - 1) ** 2);

/** Called for each word or pair in a text: its key, its weight in any text, and which occurrence it is. */
type Visitor = (key: number, weight: number, nth: number) => void;

/**
 * Documents like another, unordered, without itself and those not alike: cosine of `(1 + ln tf) * sqrt(idf)` vectors of
 * stems and pairs of neighbouring stems, over the candidates that BM25 finds for the paper's most informative words. With
 * the square root, a shared word counts its idf once, not twice.
 */
export function createSimilar(index: PackedIndex, scorer: Scorer) {
  const { stemOf } = index;
  const texts = createTextReader(index);
  const stemCount = openStems(index).size + 1;
  /** Weights of stems, computed on first use. */
  const weights = new Float64Array(stemCount);
  const counter = createCounter(longest(index.textLength));

  function visit(document: number, visitor: Visitor): void {
    counter.begin();
    let last: number | undefined;
    let lastWeight = 0;
    const text = texts.words(document);
    for (let i = 0; i < Math.min(text.length, LENGTH_LIMIT); i++) {
      const stem = stemOf[text[i] ?? 0] ?? 0;
      const weight = weightOf(stem);
      visitor(stem, weight, counter.count(stem));
      if (last !== undefined) {
        const pair = pairKey(last, stem);
        visitor(pair, PAIR * Math.min(lastWeight, weight), counter.count(pair));
      }
      last = stem;
      lastWeight = weight;
    }
  }

  function weightOf(stem: number): number {
    weights[stem] ||= Math.sqrt(scorer.idfOfStem(stem));
    return weights[stem] ?? 0;
  }

  /** Pairs are numbered above all stems; collisions are rare and cost little. Small integers are fast keys. */
  function pairKey(first: number, second: number): number {
    return stemCount + (((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 3) & 0x1fffffff);
  }

  return (document: number, limit: number): ScoredDocument[] => {
    const own = new Map<number, number>();
    let ownSquares = 0;
    visit(document, (key, weight, nth) => {
      own.set(key, (own.get(key) ?? 0) + (GROWTH[nth] ?? 0) * weight);
      ownSquares += (SQUARE_GROWTH[nth] ?? 0) * weight * weight;
    });
    const terms: QueryTerm[] = [...own]
      .filter(([key]) => key < stemCount && holdersOf(index, key) > 1)
      .sort(([a, weightA], [b, weightB]) => weightB * weightOf(b) - weightA * weightOf(a))
      .slice(0, TERMS)
      .map(([stem, weight]) => ({ stem, weight: weight / weightOf(stem) }));
    const { top } = scorer.score({
      terms,
      limit: Math.max(CANDIDATES, limit) + 1,
      minCoverage: 0,
      mostMatches: 0,
    });

    const ownWords = [...own.keys()].filter((key) => key < stemCount).length;

    function likeness(other: number): number {
      let product = 0;
      let sharedWords = 0;
      let otherWords = 0;
      let squares = 0;
      let isHeld = false;
      let isLastHeld = false;
      visit(other, (key, weight, nth) => {
        const isPair = key >= stemCount;
        // A shared pair consists of two shared words.
        const shared = isPair && !(isHeld && isLastHeld) ? undefined : own.get(key);
        if (!isPair) {
          isLastHeld = isHeld;
          isHeld = shared !== undefined;
        }
        if (!isPair && nth === 1) {
          otherWords++;
          if (shared !== undefined) sharedWords++;
        }
        if (shared !== undefined) product += shared * (GROWTH[nth] ?? 0) * weight;
        squares += (SQUARE_GROWTH[nth] ?? 0) * weight * weight;
      });
      const part = SHARED_PART * Math.min(ownWords, otherWords);
      const wanted = Math.max(SHARED_WORDS.least, Math.min(SHARED_WORDS.most, Math.floor(part)));
      return sharedWords < Math.min(wanted, ownWords) ? 0 : product / (Math.sqrt(ownSquares * squares) || 1);
    }
    return top
      .filter(({ document: other }) => other !== document)
      .map(({ document: other }) => ({ document: other, score: likeness(other) }))
      .filter(({ score }) => score >= FLOOR);
  };
}

/** The most words in a document. */
function longest(textLength: Uint16Array): number {
  let most = 0;
  // An iterator over shared memory takes ten times as long.
  for (let document = 0; document < textLength.length; document++)
    most = Math.max(most, textLength[document] ?? 0);
  return most;
}

/**
 * Counts each key's occurrences in a text so far, up to `MOST`. An open-addressing table with room for the words and
 * pairs of the longest text; a `Map` took most of a comparison's time.
 */
function createCounter(words: number) {
  let places = 16;
  while (places < words * 4) places *= 2;
  const keys = new Uint32Array(places);
  const counts = new Uint8Array(places);
  /** The text that last filled each slot; for any later one it's empty. */
  const filledIn = new Uint32Array(places);
  let text = 0;
  return {
    /** Starts another text. */
    begin(): void {
      text++;
    },
    /** Counts another occurrence of a key. */
    count(key: number): number {
      let place = Math.imul(key, 0x9e3779b1) & (places - 1);
      while (filledIn[place] === text && keys[place] !== key) place = (place + 1) & (places - 1);
      const before = filledIn[place] === text ? (counts[place] ?? 0) : 0;
      const now = Math.min(MOST, before + 1);
      filledIn[place] = text;
      keys[place] = key;
      counts[place] = now;
      return now;
    },
  };
}

function damped(count: number): number {
  return count < 1 ? 0 : 1 + Math.log(count);
}
