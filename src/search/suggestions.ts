import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../catalog/catalog.ts';
import { paperNamed } from '../catalog/lookup/named.ts';
import { lazily } from '../lazily.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { mapInSlices } from '../slices.ts';
import { categoryCounts, type PaperColumns } from './index/columns.ts';
import { openWords } from './index/joint-lexicon.ts';
import { openNameLists } from './index/joint-lists.ts';
import { openSpellings } from './index/joint-spellings.ts';
import type { PackedIndex } from './index/packed-index.ts';
import type { Suggestion, SuggestionKind } from './search.ts';
import { createAuthorSuggester } from './suggest/authors.ts';
import { createCategorySuggester } from './suggest/categories.ts';
import { CHOICE_LIMIT, cutLabel } from './suggest/cut.ts';
import { halfTypedTitles } from './suggest/half-typed.ts';
import { paperLabel } from './suggest/paper-label.ts';
import { staticRanker } from './suggest/static-rank.ts';
import { createTitleSuggester, type ReadyTitles } from './suggest/titles.ts';
import { foldName } from './text/names.ts';
import { words } from './text/tokens.ts';

/** Most people suggested along with titles, and the fewest letters typed of their names. */
const PEOPLE = 5;
const SHORTEST_NAME = 2;
/** Suggestions per half-typed warm-up text: as many as Discord shows. */
const WARMED = 25;

/** What can be misspelt; categories can't. */
type Repairable = 'paper' | 'author';

/** A catalog's suggestions without a dictionary: looked up in microseconds, in the bot's thread. */
export interface Suggestions {
  /** What begins with or contains the typed text; none if it may be misspelt. */
  exact(kind: SuggestionKind, typed: string, limit: number): readonly Suggestion[];
  /** What to show for documents or names; a paper that the text names outright comes first. */
  shown(kind: Repairable, typed: string, numbers: readonly number[], limit: number): readonly Suggestion[];
  /** Prepares, in slices, what the first person to type would otherwise wait for. */
  prepare(): Promise<void>;
  /** What was prepared, for the suggestions of a catalog grown from this one. */
  ready(): ReadySuggestions | undefined;
}

export interface ReadySuggestions extends ReadyTitles {
  /** See `AuthorSuggester.ready`. */
  readonly people: Float64Array;
}

/** What was prepared for an earlier catalog whose index had the same papers before its tail, and which papers changed since. */
export interface EarlierSuggestions {
  readonly ready: ReadySuggestions;
  readonly changed: readonly number[];
}

export function createSuggestions(
  catalog: Catalog,
  index: PackedIndex,
  columns: PaperColumns,
  earlier?: EarlierSuggestions,
): Suggestions {
  let isPrepared = false;
  const lexicon = openWords(index);
  const titles = createTitleSuggester(index, lexicon, staticRanker(columns, index), earlier);
  const authors = lazily(() => createAuthorSuggester(index, earlier?.ready.people));
  const spelt = openSpellings(index);
  const papersOf = openNameLists(index).count;
  const categories = lazily(() => createCategorySuggester(categoryCounts(columns)));

  /** Names as most papers print them; if there's room, other spellings too. */
  function namesShown(names: readonly number[], limit: number): readonly string[] {
    const spellings = names.map(spelt.of);
    const first = spellings.map(([commonest = '']) => commonest);
    return [...first, ...spellings.flatMap(([, ...others]) => others)].slice(0, limit);
  }

  function shownPapers(typed: string, documents: readonly number[]): readonly Paper[] {
    const found: Paper[] = [];
    for (const document of documents) {
      const paper = catalog.at(document);
      if (paper !== undefined) found.push(paper);
    }
    const named = paperNamed(catalog, typed);
    return named === undefined ? found : [named, ...found.filter((paper) => paper !== named)];
  }

  function shown(kind: Repairable, typed: string, numbers: readonly number[], limit: number) {
    if (kind === 'author') return namesShown(numbers, limit).map(suggestion);
    return shownPapers(read(typed), numbers).slice(0, limit).map(paperSuggested);
  }

  function exactly(kind: Repairable, typed: string, limit: number): readonly Suggestion[] {
    const found = kind === 'paper' ? titles.exact(typed, limit) : authors().exact(typed, limit);
    return found.length === 0 ? [] : shown(kind, typed, found, limit);
  }

  /** Titles that begin with the typed text, then a few people, then other titles; people keep their slots even if titles fill the list. */
  function titlesAndPeople(typed: string, limit: number): readonly Suggestion[] {
    const names =
      foldName(typed).length < SHORTEST_NAME ? [] : authors().exact(typed, Math.min(PEOPLE, limit));
    const people = names.map((name) => personSuggested(spelt.of(name), papersOf(name)));
    const documents = titles.exact(typed, limit);
    const papers = documents.length === 0 ? [] : shownPapers(typed, documents);
    const beginning = papers.filter(({ title }) => beginsWith(title, typed)).slice(0, limit - people.length);
    const others = papers.filter((paper) => !beginning.includes(paper));
    return [...beginning.map(paperSuggested), ...people, ...others.map(paperSuggested)].slice(0, limit);
  }

  return {
    exact(kind, typed, limit) {
      if (kind === 'category') return categories()(read(typed), limit).map(suggestion);
      return kind === 'query' ? titlesAndPeople(read(typed), limit) : exactly(kind, read(typed), limit);
    },
    shown,
    async prepare() {
      // Opening them already blocked the event loop for a while.
      await setImmediate();
      await titles.prepare();
      await authors().prepare();
      isPrepared = true;
      // With an earlier catalog the code is compiled already.
      if (earlier === undefined)
        await mapInSlices(halfTypedTitles(index, lexicon), (typed) => titlesAndPeople(typed, WARMED));
    },
    ready: () => (isPrepared ? { ...titles.ready, people: authors().ready } : undefined),
  };
}

/** What an unmatched half-typed text may be a misspelling of, in order of trying. */
export function repairsOf(kind: SuggestionKind): readonly Repairable[] {
  if (kind === 'query') return ['paper', 'author'];
  return kind === 'category' ? [] : [kind];
}

function beginsWith(title: string, typed: string): boolean {
  return words(title).join(' ').startsWith(words(typed).join(' '));
}

/** The part of a half-typed text that is read. */
function read(typed: string): string {
  return typed.slice(0, CHOICE_LIMIT * 2);
}

function paperSuggested(paper: Paper): Suggestion {
  return { label: paperLabel(paper), value: idValue(paper.id) };
}

/** A name as most papers print it, with how many papers it has. */
function personSuggested([printed = '']: readonly string[], papers: number): Suggestion {
  const facts = ` · ${papers} ${papers === 1 ? 'paper' : 'papers'}`;
  return {
    label: `${cutLabel(printed, CHOICE_LIMIT - facts.length)}${facts}`,
    value: printed.slice(0, CHOICE_LIMIT),
  };
}

/** A paper's id if it fits a choice, else its key. */
function idValue(id: string): string {
  return id.length <= CHOICE_LIMIT ? id : paperKey(id);
}

function suggestion(value: string): Suggestion {
  return { label: cutLabel(value), value: value.slice(0, CHOICE_LIMIT) };
}
