import type { SlashCommandStringOption } from 'discord.js';
import { papersIn } from '../../catalog/lookup/in-text.ts';
import { paperNamed } from '../../catalog/lookup/named.ts';
import { isArxivId, parsePaperId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { SearchHit, SearchOutcome, Suggestion } from '../../search/search.ts';
import { quoted, safe } from '../../view/text.ts';
import type { Services } from '../interactions/services.ts';
import { UserError } from '../interactions/user-error.ts';

/** A command's required `paper` option; `resolvePaper` reads it and `completePaper` completes it. */
export function paperOption(option: SlashCommandStringOption): SlashCommandStringOption {
  return option
    .setName('paper')
    .setDescription('A title, arXiv id or link')
    .setMinLength(1)
    .setRequired(true)
    .setAutocomplete(true);
}

/** Written like an arXiv id, but of no month. */
const LIKE_ID = /^\s*(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?\s*$/i;

type Candidates = Pick<SearchOutcome, 'hits' | 'corrections' | 'notices'>;

/** What a `paper` option means: one paper, or several candidates. */
export type ResolvedPaper =
  | { readonly paper: Paper }
  /** What the search found, best first, with how it interpreted the text. */
  | { readonly candidates: Candidates };

/**
 * Reads a `paper` option: an autocomplete choice, an id, a link, or a title as remembered.
 *
 * @throws UserError if there is no such paper.
 */
export async function resolvePaper(services: Services, typed: string): Promise<ResolvedPaper> {
  const { catalog, search } = services;
  const chosen = paperNamed(catalog, typed);
  if (chosen !== undefined) return { paper: chosen };
  const named = papersIn(catalog, typed);
  const [only, ...others] = named.papers;
  if (only !== undefined && others.length === 0) return { paper: only };
  if (only !== undefined) return { candidates: listOf(named.papers) };
  const id = parsePaperId(typed) ?? named.missing[0];
  if (id !== undefined) {
    const way = isArxivId(id) ? arxivWay(id, services) : 'Try its title instead.';
    throw new UserError(`**${safe(id, 120)}** isn't in my catalog. ${way}`);
  }
  const outcome = await search.find({ query: typed, isPlain: true, limit: 5 });
  const { hits, total } = outcome;
  const [best] = hits;
  if (best === undefined && named.unknownLinks > 0 && named.rest === '') {
    throw new UserError("I couldn't find a paper for that link. Try its title or an arXiv id.");
  }
  if (best === undefined && LIKE_ID.test(typed)) {
    throw new UserError(
      `**${safe(typed, 120)}** isn't in my catalog, and arXiv has no such id: ids begin with a year and a month, like **2005.11401**. Try \`/search\` with its title.`,
    );
  }
  if (best === undefined || outcome.parsed.isEmpty) {
    throw new UserError(
      `I couldn't find a paper matching ${quoted(typed, 200)}. Try other words, an arXiv id or a link.`,
    );
  }
  const meant = hits.find((hit) => bare(hit.paper.title) === bare(typed)) ?? onlyBeginning(outcome, typed);
  if (meant !== undefined || total === 1) return { paper: (meant ?? best).paper };
  return { candidates: outcome };
}

/** What to do about an arXiv paper that isn't in the catalog. */
function arxivWay(id: string, { submissions }: Pick<Services, 'submissions'>): string {
  const address = `https://arxiv.org/abs/${id}`;
  return submissions.isOn
    ? `If [arXiv has it](${address}), add it with \`/submit\`.`
    : `It may be [on arXiv](${address}).`;
}

/** This many words that begin only one title, typos aside, mean that paper. */
const BEGINNING_WORDS = 3;

function onlyBeginning({ hits, corrections }: SearchOutcome, typed: string): SearchHit | undefined {
  const meant = new Map(corrections.map(({ from, to }) => [bare(from), bare(to)]));
  const words = bare(typed).split(' ');
  const beginning = `${words.map((word) => meant.get(word) ?? word).join(' ')} `;
  if (words.length < BEGINNING_WORDS) return undefined;
  const [first, ...others] = hits.filter(({ paper }) => `${bare(paper.title)} `.startsWith(beginning));
  return others.length === 0 ? first : undefined;
}

/** Explicitly named papers, in the form of search results. */
function listOf(papers: readonly Paper[]): Candidates {
  return { hits: papers.map((paper) => ({ paper, score: 1 })), corrections: [], notices: [] };
}

/** Like `resolvePaper`, for commands that act on one paper and can't ask back. @throws UserError */
export async function resolveOnePaper(services: Services, typed: string): Promise<Paper> {
  const resolved = await resolvePaper(services, typed);
  if ('paper' in resolved) return resolved.paper;
  const titles = resolved.candidates.hits.slice(0, 3).map((hit) => `• ${safe(hit.paper.title, 200)}`);
  throw new UserError(
    [`${quoted(typed, 200)} could be several papers. Choose one from the list as you type:`, ...titles].join(
      '\n',
    ),
  );
}

/** The paper a component of an older message refers to. @throws UserError if it is no longer in the catalog. */
export function heldPaper({ catalog }: Pick<Services, 'catalog'>, key: string | undefined): Paper {
  const paper = catalog.get(key ?? '');
  if (paper === undefined)
    throw new UserError("This paper isn't in my catalog anymore. Please search again.");
  return paper;
}

/** Suggestions for a `paper` option. */
export async function completePaper(
  typed: string,
  { search }: Pick<Services, 'search'>,
): Promise<readonly Suggestion[]> {
  return search.suggest('paper', typed);
}

/** A text without capitals and punctuation. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
