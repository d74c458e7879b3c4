import type { APIMessageTopLevelComponent } from 'discord.js';
import { isArxivId } from '../paper/id.ts';
import type { SearchOutcome, SearchRequest } from '../search/search.ts';
import { carry } from './carried.ts';
import { searchPlain, turnSearch } from './component-ids.ts';
import type { ButtonId } from './custom-id.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { bundledAlone, isSaidAlready } from './nothing-found.ts';
import { type CardContext, paperCard } from './paper-card.ts';
import { paperList } from './paper-list.ts';
import { searchNotes } from './search-notes.ts';
import { WITHOUT_MARKS } from './store-failure.ts';
import { count, countFound, quoted, safe } from './text.ts';
import { understoodLine } from './understood.ts';

/** The length of `search:plain:0`. */
const LONGEST_PLAIN = 14;

export interface ResultView {
  readonly request: SearchRequest;
  readonly outcome: SearchOutcome;
  /** How many characters of a too long query were used. */
  readonly cutTo?: number;
  readonly page: number;
  /** Whether people can add papers from arXiv. */
  readonly canSubmit: boolean;
  readonly state: string;
  /** Ids of this server's featured papers. */
  readonly featured?: ReadonlySet<string>;
  /** Set if they aren't known because the store didn't answer. */
  readonly isWithoutMarks?: boolean;
  /** Local votes by paper id, if the results are sorted by them. */
  readonly votesHere?: ReadonlyMap<string, number>;
  /** The number of papers, if all of them come with the program. */
  readonly bundled?: number | undefined;
  /** What the card says, if just one paper was found. */
  readonly card?: CardContext;
}

/** The answer to a search: nothing found, the one paper meant, or a page of papers. */
export function resultList(view: ResultView): APIMessageTopLevelComponent[] {
  const { outcome, page } = view;
  const { understood } = outcome;
  const understoodAs = understood === undefined ? [] : [understoodLine(understood)];
  const notes = [...understoodAs, ...searchNotes(outcome, view.cutTo)];
  const other = understood === undefined ? undefined : { id: searchPlain, label: 'Search the plain words' };
  const [only] = outcome.hits;
  if (only === undefined) {
    const few = view.bundled === undefined ? '' : `-# ${bundledAlone(view.bundled)}`;
    return [textDisplay([...notes, nothingFound(view), few].filter((line) => line !== '').join('\n'))];
  }
  if (outcome.total === 1) {
    const card = paperCard(only.paper, { ...view.card, remark: notes.join('\n') });
    return other === undefined ? card : [...card, ...plainRow(other, view.state)];
  }
  const filters = filterText(view);
  return paperList({
    heading: `### ${heading(view)}`,
    notes: [
      ...notes,
      filters === '' ? '' : `-# ${filters}`,
      view.isWithoutMarks === true ? WITHOUT_MARKS : '',
    ].filter((note) => note !== ''),
    entries: outcome.hits.map(({ paper, passage }) => {
      const here = view.votesHere?.get(paper.id) ?? 0;
      const why = here === 0 ? {} : { why: `${count(here, 'vote')} here` };
      return { paper, passage, featured: view.featured?.has(paper.id) === true, ...why };
    }),
    pages: { page, total: outcome.total, turn: turnSearch, state: view.state, other },
  });
}

/**
 * The button for a literal search under a card, which has no other component to carry the search; left out if it
 * doesn't fit.
 */
function plainRow(
  { id, label }: { readonly id: ButtonId; readonly label: string },
  state: string,
): APIMessageTopLevelComponent[] {
  const carrier = carry(state, 1, LONGEST_PLAIN);
  return carrier === undefined ? [] : [actionRow(button(id, label, carrier('0')))];
}

/** How many papers were found, and for what. */
function heading({ request, outcome }: ResultView): string {
  const found = countFound(outcome);
  if (request.query.trim() === '') return found;
  if (!outcome.parsed.isEmpty) return `${found} for ${quoted(request.query, 200)}`;
  return request.sort === 'votes' ? 'Papers with the most votes' : 'Newest papers';
}

function nothingFound(view: ResultView): string {
  const { request, outcome, page } = view;
  if (page > 0) return 'This page is empty now. Please search again.';
  if (outcome.notices.some((notice) => notice.kind === 'no-such-paper' && isArxivId(notice.id))) {
    return view.canSubmit ? 'Add it from arXiv with `/submit`.' : 'Try its title instead.';
  }
  const filters = filterText(view);
  if (filters === '' && isSaidAlready(outcome.notices)) return wayOn(outcome.notices);
  const asked = request.query.trim() === '' ? 'that' : quoted(request.query, 200);
  return filters === ''
    ? `I couldn't find a paper matching ${asked}. Try fewer or different words, part of the title, or an author's name.`
    : `I couldn't find a paper matching ${asked} ${withFilters(filters)}.`;
}

/** What to try if a notice says that there is nothing but not what to do. */
function wayOn(notices: SearchOutcome['notices']): string {
  const kinds = new Set(notices.map(({ kind }) => kind));
  if (kinds.has('leaves-nothing')) return '';
  return kinds.has('not-known') ? 'Try other words, or part of the title.' : 'Try its title instead.';
}

/** `by Patrick Lewis · in cs.CL · after 2020 · newest first`, escaped. */
function withFilters(filters: string): string {
  return filters.includes(' · ')
    ? `with these filters (${filters}). Try removing one`
    : `with this filter (${filters}). Try removing it`;
}

function filterText({ request, outcome }: ResultView): string {
  const { author, category, after, before } = outcome.parsed.filters;
  const part = (value: string | undefined, lead: string): string =>
    value ? `${lead} ${safe(value, 60)}` : '';
  return [
    part(author, 'by'),
    part(category, 'in'),
    part(after, 'after'),
    part(before, 'before'),
    request.sort === 'newest' ? 'newest first' : request.sort === 'votes' ? 'most votes first' : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
