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

/** Finds what made a thing whose name no title gives it. */
export interface Origins {
  /**
   * The paper that the texts cite beside a name, though it may not say the name itself (`ELMo (Peters et al., 2018)`); else
   * the one of the first to name it that says that it introduces it (`dubbed XLM-R`), or the first whose title
   * says what an acronym stands for. Undefined for a word that was always
   * there, for a name that hardly any paper holds, and for what was made outside the catalog.
   */
  of(name: readonly number[]): number | undefined;
  /** The same where it came a year before a paper whose title gives that name, as had others that hold it: that paper made it for nobody. */
  before(name: readonly number[], giver: number): number | undefined;
  /** Whether a name that is no old word was in use a year before a paper whose title gives it. */
  isLate(name: readonly number[], giver: number): boolean;
}

/** A name that fewer papers hold is not known, and one that more hold is a word of the field. */
const LEAST_PAPERS = 5;
const MOST_PAPERS = 4_000;
/** Texts that are read of a word that was always there: of a new one the first to say it must be among them. */
const READ = 1_500;
/** Of these, those that are read at first: where they do not agree on a citation beside it, such a word is no name. */
const GLANCE = 300;
/** Citations that agree, and the share of the papers with the name that they must be where what is cited does not say the name. */
const LEAST_CITATIONS = 2;
const LEAST_SHARE = 0.02;
/** How much the papers with the name must speak of what a cited paper's title says: a namesake's is about something else. */
const LEAST_FIT = 0.3;
/** And of what is cited only once; so many papers with the name tell. */
const LEAST_FIT_ONCE = 0.6;
const MOST_TELLING = 300;
const YEAR = 365;
/** The first papers with a name, among which is the one that introduces it; the next mention follows within so many days. */
const FIRST = 5;
const SOON = 800;
/** Words before the name in which its paper says that it is new. */
const BEFORE = 6;
/** `Provide` says so of what follows it at once: results provide insights, too. */
const JUST_BEFORE = 3;
const OFFERS = ['provide', 'provides'];
/** Behind these stands what goes with the new thing, and not its name. */
const BESIDE = 'on with using from by via than'.split(' ');
/** A name is new when at least this share of the catalog is older than its first mention. */
const OLDER = 0.2;
/** Of a long form that more titles hold none made it. */
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
  /** What an acronym stands for; undefined where papers do not agree. */
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

  /** Papers of a year that a citation may mean, and of them those that say the name themselves, or what that stands for. */
  function candidates({ family, year }: CitedAs, isOwn: (document: number) => boolean) {
    const all = citations.papersOf({ family, year });
    return { all, own: all.filter(isOwn) };
  }

  /** Of papers that agree about as well the first is the one that made it, of one day the one that agrees better. */
  function likeliest(documents: readonly number[], agreement: Agreement): number | undefined {
    if (documents.length < 2) return documents[0];
    const scored = documents.map((document) => ({ document, score: agreement(document) }));
    const most = Math.max(...scored.map(({ score }) => score));
    return scored
      .filter(({ score }) => score >= most / 2)
      .sort((a, b) => (days[a.document] ?? 0) - (days[b.document] ?? 0) || b.score - a.score)[0]?.document;
  }

  /** The paper that a citation means, if that says the name itself. */
  function citedOwn(cited: CitedAs, isOwn: (document: number) => boolean, agreement: Agreement) {
    const exact = candidates(cited, isOwn);
    if (exact.own.length > 0) return likeliest(exact.own, agreement);
    // Preprints are cited by the year before; of another paper of that year only its own words tell.
    const { own } = candidates({ ...cited, year: cited.year + 1 }, isOwn);
    const isOther = own.length > 0 && exact.all.some((one) => agreement(one) >= LEAST_FIT);
    return isOther ? undefined : likeliest(own, agreement);
  }

  /** The paper that a citation means, though it does not say the name. */
  function citedOther(cited: CitedAs, agreement: Agreement): number | undefined {
    return likeliest(
      citations.papersOf(cited).filter((one) => agreement(one) >= LEAST_FIT),
      agreement,
    );
  }

  /** Whether a text holds some words in a row, but for the stop words between them, in any form. */
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

  /** The first whose title writes an acronym out (`Dense Passage Retrieval for …` for `DPR`): a field of its own has many. */
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

  /** Whether the first paper that may hold a name, and so the first that does, is newer than a share of all. */
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
    // What is cited says nothing of the name: then it must be cited so by many.
    if (most !== undefined && most.times >= mentions.length * LEAST_SHARE) return citedOther(most, agreement);
    const told = (titles.isHeld(name) ? introduced(mentions) : undefined) ?? titled(written);
    return told ?? (mentions.length > MOST_TELLING ? undefined : citedOnce(all, agreement));
  }

  /** The first that is cited beside the name, though only once, and that the papers with the name speak of: `SQuAD 2.0 (Rajpurkar et al., 2018)`. */
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
