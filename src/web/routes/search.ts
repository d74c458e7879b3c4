import type { Hono } from 'hono';
import { SearchFailure } from '../../search/failure.ts';
import type { SuggestionKind } from '../../search/search.ts';
import { searchFailureSentence } from '../../view/search-failure.ts';
import { clip, clipWords } from '../../view/text.ts';
import { readPage } from '../guard/parameters.ts';
import { messagePage } from '../pages/message-page.ts';
import { type Asked, SORTS, searchPage } from '../pages/search-page.ts';
import { PAPERS_A_PAGE } from '../pages/turns.ts';
import type { WebContext, WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';

const LONGEST_QUERY = 500;
const LONGEST_FILTER = 100;
const SUGGESTED = 8;

const KINDS: readonly SuggestionKind[] = ['query', 'paper', 'author', 'category'];

/** Reads a search from the address, and how many characters of a too long query are used. */
export function readAsked(c: WebContext): { readonly asked: Asked; readonly cutTo: number | undefined } {
  const given = (name: string) => clip((c.req.query(name) ?? '').trim(), LONGEST_FILTER);
  const typed = (c.req.query('q') ?? '').trim();
  const q = clipWords(typed, LONGEST_QUERY);
  const asked = {
    q,
    author: given('author'),
    category: given('category'),
    after: given('after'),
    before: given('before'),
    sort: SORTS.find(([sort]) => sort === c.req.query('sort'))?.[0] ?? 'relevance',
  };
  return { asked, cutTo: q === typed ? undefined : q.length };
}

/** Is there anything to search by? */
export function hasQuestion({ q, author, category, after, before }: Asked): boolean {
  return [q, author, category, after, before].some((value) => value !== '');
}

/** Search, with the same ranking as in Discord, and completion for its fields. */
export function addSearch(app: Hono<WebEnv>, { current, site }: WebParts, send: SendPage): void {
  app.get('/search', async (c) => {
    const { asked, cutTo } = readAsked(c);
    const page = readPage(c.req.query('page'));
    if (!hasQuestion(asked)) return send(c, searchPage({ asked, outcome: undefined, page }, site()));
    const { q: query, ...filters } = asked;
    try {
      const offset = (page - 1) * PAPERS_A_PAGE;
      const outcome = await current().search.find({ query, ...filters, limit: PAPERS_A_PAGE, offset });
      return await send(c, searchPage({ asked, outcome, page, cutTo }, site()));
    } catch (failure) {
      if (!(failure instanceof SearchFailure)) throw failure;
      return send(c, messagePage("That didn't work", searchFailureSentence(failure)), { status: 503 });
    }
  });

  app.get('/suggest', async (c) => {
    const kind = KINDS.find((known) => known === c.req.query('kind'));
    const typed = clip((c.req.query('q') ?? '').trim(), LONGEST_FILTER);
    if (kind === undefined) return c.json({ error: 'kind is query, paper, author or category' }, 400);
    const { catalog, search } = current();
    const found = typed === '' ? [] : await search.suggest(kind, typed, SUGGESTED);
    // Choosing a paper fills in its title; the label tells papers with the same title apart.
    const isLabelled = kind === 'paper' || kind === 'query';
    const choices = found.map(({ value, label }) =>
      isLabelled ? { value: catalog.get(value)?.title ?? value, label } : { value },
    );
    return c.json(choices, 200, { 'cache-control': 'public, max-age=60' });
  });
}
