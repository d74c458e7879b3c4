import { memoized } from '../../lazily.ts';
import type { AuthorIndex } from '../index/authors.ts';
import { yearOfDay } from '../index/columns.ts';
import { holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { Citations } from './citations.ts';
import type { MentionsOf } from './mentions.ts';

/** Tells things with one name apart by what texts with the name are about. */
export interface Namesakes {
  /**
   * The papers whose titles introduce a name: if several people did, the one that most texts mean comes first (`BART` of
   * 2020, not of 2008), the others by age. Empty if no title does.
   */
  giving(name: readonly number[]): readonly number[];
}

/** A name in more papers is a word; and how many of them are read to tell what is meant. */
const MOST_PAPERS = 20_000;
const READ = 200;
/** A heading that this many people use (`Introduction: …`) isn't a name. */
const MOST_THINGS = 20;
/** What's cited next to the name is certainly meant. */
const CITED = 5;
/** A later one needs this many texts, this share of all, and this many times those of the first to introduce the name. */
const LEAST = 5;
const LEAST_SHARE = 0.1;
const TIMES = 2;

interface NamesakeParts {
  readonly index: PackedIndex;
  readonly authors: Pick<AuthorIndex, 'authorsOf' | 'familyNamed'>;
  readonly titles: Pick<TitleMatcher, 'naming'>;
  readonly citations: Citations;
  readonly mentionsOf: MentionsOf;
  /** Day numbers by document, 0 where unknown. */
  readonly days: Uint32Array;
}

export function createNamesakes(parts: NamesakeParts): Namesakes {
  const { index, authors, titles, citations, mentionsOf, days } = parts;
  const texts = createTextReader(index);
  const dayOf = (document: number) => days[document] ?? 0;

  /** Papers with a common author are about one thing. */
  function things(givers: readonly number[]): readonly Thing[] {
    const found: Thing[] = [];
    for (const document of givers) {
      const people = [...authors.authorsOf(document)];
      const known = found.find((thing) => people.some((one) => thing.people.has(one)));
      if (known === undefined) found.push({ people: new Set(people), papers: [document] });
      else {
        known.papers.push(document);
        for (const one of people) known.people.add(one);
      }
    }
    return found;
  }

  /** Which things each title word points to, by stem; the name itself doesn't count. */
  function tellingStems(
    name: readonly number[],
    all: readonly Thing[],
  ): ReadonlyMap<number, ReadonlySet<number>> {
    const own = new Set(name.map((word) => index.stemOf[word] ?? NONE));
    const telling = new Map<number, Set<number>>();
    all.forEach(({ papers }, thing) => {
      for (const document of papers)
        for (const word of texts.words(document).subarray(0, index.titleLength[document] ?? 0)) {
          const stem = index.stemOf[word] ?? NONE;
          if (!own.has(stem)) telling.set(stem, (telling.get(stem) ?? new Set()).add(thing));
        }
    });
    return telling;
  }

  /** How many texts mean each thing: those that share most title words with it, and those that cite it. */
  function followers(
    name: readonly number[],
    all: readonly Thing[],
  ): { readonly counts: readonly number[]; readonly mentions: number } {
    const mentions = mentionsOf(name, { most: MOST_PAPERS, read: READ });
    const telling = tellingStems(name, all);
    const counts = all.map(() => 0);
    const count = (thing: number, by: number) => {
      counts[thing] = (counts[thing] ?? 0) + by;
    };
    const givers = new Set(all.flatMap(({ papers }) => papers));
    for (const { document } of mentions) {
      if (givers.has(document)) continue;
      const told = new Set<number>();
      for (const word of texts.words(document)) {
        const stem = index.stemOf[word] ?? NONE;
        if (telling.has(stem)) told.add(stem);
      }
      const shared = all.map(() => 0);
      for (const stem of told)
        for (const thing of telling.get(stem) ?? [])
          shared[thing] =
            (shared[thing] ?? 0) + Math.log(index.documents / Math.max(1, holdersOf(index, stem)));
      const known = shared.map((sum, thing) =>
        dayOf(all[thing]?.papers[0] ?? 0) > dayOf(document) ? 0 : sum,
      );
      const most = Math.max(...known);
      if (most > 0) count(known.indexOf(most), 1);
    }
    for (const { family, year, times } of citations.behind(mentions)) {
      const cited = new Set(authors.familyNamed(family));
      const isCited = (document: number) =>
        cited.has(authors.authorsOf(document)[0] ?? NONE) && Math.abs(yearOfDay(dayOf(document)) - year) <= 1;
      const thing = all.findIndex(({ papers }) => papers.some(isCited));
      if (thing >= 0) count(thing, times * CITED);
    }
    return { counts, mentions: mentions.length };
  }

  function ordered(name: readonly number[]): readonly number[] {
    const givers = [...titles.naming(name)].sort((a, b) => dayOf(a) - dayOf(b) || a - b);
    const all = things(givers);
    if (all.length < 2 || all.length > MOST_THINGS) return givers;
    const { counts, mentions } = followers(name, all);
    const most = Math.max(...counts);
    if (most < Math.max(LEAST, LEAST_SHARE * mentions) || most < TIMES * (counts[0] ?? 0)) return givers;
    const meant = all[counts.indexOf(most)]?.papers ?? [];
    return [...meant, ...givers.filter((one) => !meant.includes(one))];
  }

  const kept = memoized((key) => ordered(key.split(',').map(Number)), 500);
  return { giving: (name) => (name.length === 0 ? [] : kept(name.join())) };
}

interface Thing {
  /** Numbers of the authors' names. */
  readonly people: Set<number>;
  /** Oldest first. */
  readonly papers: number[];
}
