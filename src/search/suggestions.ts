import type { Catalog } from '../catalog/catalog.ts';
import { paperNamed } from '../catalog/lookup/named.ts';
import { lazily } from '../lazily.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { spellingsOf } from './index/build-authors.ts';
import { categoryCounts, type PaperColumns } from './index/columns.ts';
import { openLexicon } from './index/lexicon.ts';
import type { PackedIndex } from './index/packed-index.ts';
import type { Suggestion, SuggestionKind } from './search.ts';
import { createAuthorSuggester } from './suggest/authors.ts';
import { createCategorySuggester } from './suggest/categories.ts';
import { CHOICE_LIMIT, cutLabel } from './suggest/cut.ts';
import { paperLabel } from './suggest/paper-label.ts';
import { staticRankOf } from './suggest/static-rank.ts';
import { createTitleSuggester } from './suggest/titles.ts';

/** What can be misspelt: a category is not. */
type Repairable = Exclude<SuggestionKind, 'category'>;

/** Suggestions of one catalog that need no dictionary: looked up in microseconds, where people type. */
export interface Suggestions {
  categories(typed: string, limit: number): readonly Suggestion[];
  /** Documents or names that begin or hold what is typed; none when it may be misspelt. */
  exact(kind: Repairable, typed: string, limit: number): readonly number[];
  /** What to show for documents or names, the paper first that the text names outright. */
  shown(kind: Repairable, typed: string, numbers: readonly number[], limit: number): readonly Suggestion[];
}

export function createSuggestions(catalog: Catalog, index: PackedIndex, columns: PaperColumns): Suggestions {
  const titles = createTitleSuggester(
    index,
    openLexicon(index.words),
    lazily(() => staticRankOf(columns, index)),
  );
  const authors = lazily(() => createAuthorSuggester(index));
  const categories = lazily(() => createCategorySuggester(categoryCounts(columns)));

  /** Names as most papers print them; where there is room, their other spellings too. */
  function namesShown(names: readonly number[], limit: number): readonly string[] {
    const spellings = names.map((name) => spellingsOf(index, name));
    const first = spellings.map(([commonest = '']) => commonest);
    return [...first, ...spellings.flatMap(([, ...others]) => others)].slice(0, limit);
  }

  function shownPapers(typed: string, documents: readonly number[]): readonly Paper[] {
    const found = documents.flatMap((document) => catalog.at(document) ?? []);
    const named = paperNamed(catalog, typed);
    return named === undefined ? found : [named, ...found.filter((paper) => paper !== named)];
  }

  return {
    categories: (typed, limit) => categories()(read(typed), limit).map(suggestion),
    exact: (kind, typed, limit) =>
      kind === 'paper' ? titles.exact(read(typed), limit) : authors().exact(read(typed), limit),
    shown(kind, typed, numbers, limit) {
      if (kind === 'author') return namesShown(numbers, limit).map(suggestion);
      return shownPapers(read(typed), numbers)
        .slice(0, limit)
        .map((paper) => ({ label: paperLabel(paper), value: idValue(paper.id) }));
    },
  };
}

/** As much of a half-typed text as is looked at. */
function read(typed: string): string {
  return typed.slice(0, CHOICE_LIMIT * 2);
}

/** A paper's id where a choice can hold it, else the key that stands for it. */
function idValue(id: string): string {
  return id.length <= CHOICE_LIMIT ? id : paperKey(id);
}

function suggestion(value: string): Suggestion {
  return { label: cutLabel(value), value: value.slice(0, CHOICE_LIMIT) };
}
