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

/** People suggested beside titles, and the fewest letters typed of their names. */
const PEOPLE = 5;
const SHORTEST_NAME = 2;
/** Suggestions made of each half-typed text that warms the code: as many as Discord shows. */
const WARMED = 25;

/** What can be misspelt: a category is not. */
type Repairable = 'paper' | 'author';

/** Suggestions of one catalog that need no dictionary: looked up in microseconds, where people type. */
export interface Suggestions {
  /** What begins or holds what is typed; none when it may be misspelt. */
  exact(kind: SuggestionKind, typed: string, limit: number): readonly Suggestion[];
  /** What to show for documents or names, the paper first that the text names outright. */
  shown(kind: Repairable, typed: string, numbers: readonly number[], limit: number): readonly Suggestion[];
  /** Makes ready what else the first who types would wait for, in slices. */
  prepare(): Promise<void>;
  /** What was made ready, for the suggestions of a catalog that grew out of this one. */
  ready(): ReadyTitles | undefined;
}

/** What was made ready for an earlier catalog whose index had the same papers before its tail, and which papers changed since. */
export interface EarlierSuggestions {
  readonly ready: ReadyTitles;
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
  const authors = lazily(() => createAuthorSuggester(index));
  const spelt = openSpellings(index);
  const papersOf = openNameLists(index).count;
  const categories = lazily(() => createCategorySuggester(categoryCounts(columns)));

  /** Names as most papers print them; where there is room, their other spellings too. */
  function namesShown(names: readonly number[], limit: number): readonly string[] {
    const spellings = names.map(spelt.of);
    const first = spellings.map(([commonest = '']) => commonest);
    return [...first, ...spellings.flatMap(([, ...others]) => others)].slice(0, limit);
  }

  function shownPapers(typed: string, documents: readonly number[]): readonly Paper[] {
    const found = documents.flatMap((document) => catalog.at(document) ?? []);
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

  /** Titles that begin as is typed, then a few people, then other titles; people keep their places where titles fill all. */
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
      // What was opened for them held the loop already.
      await setImmediate();
      await titles.prepare();
      await authors().prepare();
      isPrepared = true;
      // After an earlier catalog the code is compiled.
      if (earlier === undefined)
        await mapInSlices(halfTypedTitles(index, lexicon), (typed) => titlesAndPeople(typed, WARMED));
    },
    ready: () => (isPrepared ? titles.ready : undefined),
  };
}

/** What a half-typed text that nothing holds may be a misspelling of, in the order in which they are asked. */
export function repairsOf(kind: SuggestionKind): readonly Repairable[] {
  if (kind === 'query') return ['paper', 'author'];
  return kind === 'category' ? [] : [kind];
}

function beginsWith(title: string, typed: string): boolean {
  return words(title).join(' ').startsWith(words(typed).join(' '));
}

/** As much of a half-typed text as is looked at. */
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

/** A paper's id where a choice can hold it, else the key that stands for it. */
function idValue(id: string): string {
  return id.length <= CHOICE_LIMIT ? id : paperKey(id);
}

function suggestion(value: string): Suggestion {
  return { label: cutLabel(value), value: value.slice(0, CHOICE_LIMIT) };
}
