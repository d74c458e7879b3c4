import { lazily, memoized } from '../../lazily.ts';
import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryWord } from '../query/terms.ts';
import { createAgreement } from './agreement.ts';
import type { Citations, CitedAs, NamedIn } from './citations.ts';
import { type MentionsOf, rarestStem } from './mentions.ts';
import { dayBehind } from './recency.ts';

/** Finds the paper that introduced a thing whose name is in no title. */
export interface Origins {
  /**
   * The paper that texts cite next to a name, even if it doesn't say the name itself (`ELMo (Peters et al., 2018)`); else
   * one of the first to use it that says it introduces it (`dubbed XLM-R`), or the first whose title spells out the
   * acronym. Undefined for a word that was always there, a name in hardly any paper, and what was made outside the
   * catalog.
   */
  of(name: readonly number[]): number | undefined;
  /** The same if it came a year before a paper whose title introduces the name, as did others with it: that paper isn't the origin. */
  before(name: readonly number[], giver: number): number | undefined;
  /** Whether a name that isn't an old word was in use a year before the paper whose title gives it. */
  isLate(name: readonly number[], giver: number): boolean;
}

/** A name in fewer papers isn't known, and one in more is a term of the field. */
const LEAST_PAPERS = 5;
const MOST_PAPERS = 4_000;
/** Texts read for a word that was always there; for a new one, the first to use it must be among them. */
const READ = 1_500;
/** Those read first: if they don't agree on a citation next to it, such a word isn't a name. */
const GLANCE = 300;
/** Citations that must agree, and their share of the papers with the name if the cited paper doesn't say it. */
const LEAST_CITATIONS = 2;
const LEAST_SHARE = 0.02;
/** How well papers with the name must agree with a cited paper's title: a namesake is about something else. */
const LEAST_FIT = 0.3;
/** The same for a paper cited only once; this many papers with the name are enough to tell. */
const LEAST_FIT_ONCE = 0.6;
const MOST_TELLING = 300;
const YEAR = 365;
/** The first papers with a name include the one that introduces it; the next mention follows within this many days. */
const FIRST = 5;
const SOON = 800;
/** How many words before the name its paper may say that it's new. */
const BEFORE = 6;
/** For `provide`, fewer: results provide insights, too. */
const JUST_BEFORE = 3;
const OFFERS = ['provide', 'provides'];
/** What follows these goes with the new thing and isn't its name. */
const BESIDE = 'on with using from by via than'.split(' ');
/** A name is new if at least this share of the catalog is older than its first mention. */
const OLDER = 0.2;
/** If more titles have a long form, none of them introduced it. */
const MOST_TITLES = 200;
const VERBS =
  'propose proposes introduce introduces present presents release releases dubbed called named termed describes develop'.split(
    ' ',
  );

type Agreement = (document: number) => number;

interface OriginParts {
  readonly index: PackedIndex;
  readonly lexicon: Lexicon;
  readonly citations: Citations;
  readonly mentionsOf: MentionsOf;
  readonly titles: TitleMatcher;
  /** Day numbers by document, 0 where unknown. */
  readonly days: Uint32Array;
  /** What an acronym stands for; undefined if papers don't agree. */
  readonly longFormOf: (word: number) => readonly QueryWord[] | undefined;
}

export function createOrigins(parts: OriginParts): Origins {
  const { index, lexicon, citations, mentionsOf, titles, days, longFormOf } = parts;
  const { stemOf } = index;
  const texts = createTextReader(index);
  const agreementOf = createAgreement(index);
  const verbs = new Set(VERBS.map(lexicon.find));
  const offers = new Set(OFFERS.map(lexicon.find));
  const beside = new Set(BESIDE.map(lexicon.find));
  const newFrom = lazily(() => dayBehind(days, OLDER));

  /** Papers that a citation may mean, and those that say the name or its long form themselves. */
  function candidates({ family, year }: CitedAs, isOwn: (document: number) => boolean) {
    const all = citations.papersOf({ family, year });
    return { all, own: all.filter(isOwn) };
  }

  /** Among papers that agree about equally, the earliest; on the same day, the one that agrees better. */
  function likeliest(documents: readonly number[], agreement: Agreement): number | undefined {
    if (documents.length < 2) return documents[0];
    const scored = documents.map((document) => ({ document, score: agreement(document) }));
    const most = Math.max(...scored.map(({ score }) => score));
    return scored
      .filter(({ score }) => score >= most / 2)
      .sort((a, b) => (days[a.document] ?? 0) - (days[b.document] ?? 0) || b.score - a.score)[0]?.document;
  }

  /** The paper that a citation means, if it says the name itself. */
  function citedOwn(cited: CitedAs, isOwn: (document: number) => boolean, agreement: Agreement) {
    const exact = candidates(cited, isOwn);
    if (exact.own.length > 0) return likeliest(exact.own, agreement);
    // Preprints are cited with the year before; for another paper from that year, only its own words tell.
    const { own } = candidates({ ...cited, year: cited.year + 1 }, isOwn);
    const isOther = own.length > 0 && exact.all.some((one) => agreement(one) >= LEAST_FIT);
    return isOther ? undefined : likeliest(own, agreement);
  }

  /** The paper that a citation means, even though it doesn't say the name. */
  function citedOther(cited: CitedAs, agreement: Agreement): number | undefined {
    return likeliest(
      citations.papersOf(cited).filter((one) => agreement(one) >= LEAST_FIT),
      agreement,
    );
  }

  /** Whether a text has some words in a row, in any form, ignoring stop words between them. */
  function holds(document: number, words: readonly number[]): boolean {
    if (words.length === 0) return false;
    const stems = words.map((word) => stemOf[word] ?? NONE);
    const text = texts.words(document);
    for (let at = 0; at + stems.length <= text.length; at++)
      if (stems.every((stem, i) => stemOf[text[at + i] ?? NONE] === stem)) return true;
    return false;
  }

  function introduced(mentions: readonly NamedIn[]): number | undefined {
    const first = earliest(mentions.map(({ document }) => document)).slice(0, FIRST);
    const since = days[first[0] ?? 0] ?? 0;
    if (since <= newFrom() || (days[first[1] ?? 0] ?? 0) - since > SOON) return undefined;
    const placesOf = new Map(mentions.map(({ document, places }) => [document, places]));
    return first.find((document) =>
      placesOf.get(document)?.some(({ place }) => {
        const before = texts.words(document).subarray(Math.max(0, place - BEFORE), place);
        // `A dataset based on ImageNet` introduces something else.
        const from = before.findLastIndex((word) => beside.has(word)) + 1;
        return before.some(
          (word, i) =>
            i >= from && (verbs.has(word) || (offers.has(word) && before.length - i <= JUST_BEFORE)),
        );
      }),
    );
  }

  /** The first whose title expands an acronym (`Dense Passage Retrieval for …` for `DPR`): a field has many such titles. */
  function titled(longForm: readonly QueryWord[]): number | undefined {
    if (longForm.length < 2) return undefined;
    const holding = titles.holding(longForm.map(({ word }) => word));
    return holding.length > MOST_TITLES ? undefined : earliest(holding)[0];
  }

  function earliest(documents: readonly number[]): readonly number[] {
    return documents
      .filter((one) => days[one] !== 0)
      .sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0) || a - b);
  }

  /** Whether the first paper that may have a name, and so the first that does, is newer than a share of all. */
  function isNew(name: readonly number[]): boolean {
    const rarest = rarestStem(index, name);
    return holdersOf(index, rarest) <= READ || isYoung(rarest);
  }

  /** Whether all papers with a stem are newer than a share of all. */
  function isYoung(stem: number): boolean {
    return documentsOf(index, stem).every((one) => days[one] === 0 || (days[one] ?? 0) > newFrom());
  }

  function isSeldomCited(name: readonly number[]): boolean {
    const some = citations.behind(mentionsOf(name, { most: MOST_PAPERS, read: GLANCE }));
    return (some[0]?.times ?? 0) < LEAST_CITATIONS;
  }

  function find(name: readonly number[]): number | undefined {
    if (holdersOf(index, rarestStem(index, name)) > MOST_PAPERS) return undefined;
    const written = (name.length === 1 ? longFormOf(name[0] ?? NONE) : undefined) ?? [];
    const wasThere = !isNew(name);
    if (wasThere && written.length === 0 && isSeldomCited(name)) return undefined;
    const mentions = mentionsOf(name, { most: MOST_PAPERS, read: wasThere ? READ : MOST_PAPERS });
    if (mentions.length < LEAST_PAPERS) return undefined;
    const all = citations.behind(mentions);
    const repeated = all.filter(({ times }) => times >= LEAST_CITATIONS);
    const longForm = written.filter(({ isStop }) => !isStop).map(({ word }) => word);
    const papers = mentions.map(({ document }) => document);
    const saying = new Set(papers);
    const isOwn = (document: number) => saying.has(document) || holds(document, longForm);
    const agreement = agreementOf(papers);
    for (const one of repeated) {
      const own = citedOwn(one, isOwn, agreement);
      if (own !== undefined) return own;
    }
    const [most] = repeated;
    // The cited paper doesn't say the name, so many must cite it this way.
    if (most !== undefined && most.times >= mentions.length * LEAST_SHARE) return citedOther(most, agreement);
    const told = (titles.isHeld(name) ? introduced(mentions) : undefined) ?? titled(written);
    return told ?? (mentions.length > MOST_TELLING ? undefined : citedOnce(all, agreement));
  }

  /** The first paper cited next to the name, even once, that agrees with the papers with the name: `SQuAD 2.0 (Rajpurkar et al., 2018)`. */
  function citedOnce(cited: readonly CitedAs[], agreement: Agreement): number | undefined {
    const all = cited.flatMap((one) => citations.papersOf(one));
    const fit = new Map(all.map((document) => [document, agreement(document)]));
    const fitting = all.filter((document) => (fit.get(document) ?? 0) >= LEAST_FIT_ONCE);
    const [first] = earliest(fitting);
    const alike = fitting.filter((one) => days[one] === days[first ?? 0]);
    return alike.sort((a, b) => (fit.get(b) ?? 0) - (fit.get(a) ?? 0))[0];
  }

  function isYearOlder(document: number, than: number): boolean {
    return days[document] !== 0 && (days[document] ?? 0) < (days[than] ?? 0) - YEAR;
  }

  function isInUseBefore(name: readonly number[], giver: number): boolean {
    const rarest = rarestStem(index, name);
    if (holdersOf(index, rarest) > MOST_PAPERS) return false;
    return documentsOf(index, rarest).filter((one) => isYearOlder(one, giver)).length >= LEAST_PAPERS;
  }

  const kept = memoized((key) => find(key.split(',').map(Number)), 500);
  return {
    of: (name) => kept(name.join()),
    before(name, giver) {
      if (!isInUseBefore(name, giver)) return undefined;
      const maker = kept(name.join());
      return maker !== undefined && isYearOlder(maker, giver) ? maker : undefined;
    },
    isLate: (name, giver) => isYoung(rarestStem(index, name)) && isInUseBefore(name, giver),
  };
}
