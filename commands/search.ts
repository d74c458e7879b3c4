import { SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import { utcDay } from '../src/calendar.ts';
import { onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { say, update, whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { bundledPapers } from '../src/discord/shared/bundled-papers.ts';
import {
  cardContext,
  featuredMarks,
  type Viewer,
  viewerOf,
  viewerOfMessage,
} from '../src/discord/shared/card-context.ts';
import { componentsOf, pageOf } from '../src/discord/shared/page.ts';
import type { SearchRequest } from '../src/search/search.ts';
import { voteScope } from '../src/trending/votes.ts';
import { searchPlain, turnSearch } from '../src/view/component-ids.ts';
import { type MessageBody, message } from '../src/view/message.ts';
import { listState, PAGE_SIZE } from '../src/view/paper-list.ts';
import { resultList } from '../src/view/result-list.ts';
import { clip, clipWords } from '../src/view/text.ts';

/** The answer's page buttons carry the query, so it must fit in them, with some room for the filters. */
const LONGEST_QUERY = 160;
const LONGEST_FILTER = 40;

const SORTS = ['relevance', 'newest', 'votes'] as const;
/** The last state element of a search for the literal words. */
const LITERAL = 'plain';
const stateSchema = z.tuple(
  [z.string(), z.string(), z.string(), z.string(), z.string(), z.enum(SORTS)],
  z.literal(LITERAL),
);

type Asked = Required<SearchRequestWords>;
type SearchRequestWords = Pick<
  SearchRequest,
  'query' | 'author' | 'category' | 'after' | 'before' | 'sort' | 'isLiteral'
>;

export default {
  data: new SlashCommandBuilder()
    .setName('search')
    .setDescription('Find papers by words, title, author, id or link')
    .addStringOption((option) =>
      option
        .setName('query')
        .setDescription('Words, a title, an id or a link. Also author:, cat:, after:, "phrase" and -word')
        .setMinLength(1)
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('author').setDescription('Only papers by this author').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('category')
        .setDescription('Only papers in this arXiv category, such as cs.CL')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('after')
        .setDescription('Only papers from this date on (YYYY, YYYY-MM or YYYY-MM-DD)')
        .setMaxLength(10),
    )
    .addStringOption((option) =>
      option
        .setName('before')
        .setDescription('Only papers up to this date (YYYY, YYYY-MM or YYYY-MM-DD)')
        .setMaxLength(10),
    )
    .addStringOption((option) =>
      option
        .setName('sort')
        .setDescription('What comes first (default: most relevant)')
        .setChoices(
          { name: 'Most relevant', value: 'relevance' },
          { name: 'Newest', value: 'newest' },
          { name: 'Most votes', value: 'votes' },
        ),
    )
    .addBooleanOption((option) => option.setName('private').setDescription('Only you will see the answer')),

  fromCatalog: true,
  defersPrivately: (interaction) => interaction.options.getBoolean('private') === true,

  autocomplete: {
    query: (typed, { services }) => services.search.suggest('query', typed),
    author: (typed, { services }) => services.search.suggest('author', typed),
    category: (typed, { services }) => services.search.suggest('category', typed),
  },

  async run({ interaction, services }) {
    const { options } = interaction;
    const asked: Asked = {
      query: options.getString('query', true),
      author: options.getString('author') ?? '',
      category: options.getString('category') ?? '',
      after: options.getString('after') ?? '',
      before: options.getString('before') ?? '',
      sort: SORTS.find((sort) => sort === options.getString('sort')) ?? 'relevance',
      isLiteral: false,
    };
    const isPrivate = options.getBoolean('private') === true;
    const { body, total } = await results(asked, 0, viewerOf(interaction, isPrivate), services);
    return isPrivate || total === 0 ? whisper(body) : say(body);
  },

  components: [
    onPress(turnSearch, async ({ interaction, services, args }) => {
      const state = listState(turnSearch, componentsOf(interaction));
      const { body } = await results(readState(state), pageOf(args), viewerOfMessage(interaction), services);
      return update(body);
    }),
    onPress(searchPlain, async ({ interaction, services }) => {
      const asked = readState(listState(turnSearch, componentsOf(interaction)));
      const { body } = await results(
        { ...asked, isLiteral: true },
        0,
        viewerOfMessage(interaction),
        services,
      );
      return update(body);
    }),
  ],
} satisfies SlashCommand;

/** One page of results, for a query cut to what the page buttons can carry. */
async function results(
  asked: Asked,
  page: number,
  viewer: Viewer,
  services: Services,
): Promise<{ readonly body: MessageBody; readonly total: number }> {
  const request: Asked = {
    query: clipWords(asked.query, LONGEST_QUERY),
    author: clip(asked.author, LONGEST_FILTER),
    category: clip(asked.category, LONGEST_FILTER),
    after: clip(asked.after, 10),
    before: clip(asked.before, 10),
    sort: asked.sort,
    isLiteral: asked.isLiteral,
  };
  const votesHere =
    request.sort === 'votes'
      ? await services.optionalRead(() => services.votes.counts(voteScope(viewer.guildId, viewer.user.id)))
      : undefined;
  const outcome = await services.search.find({
    ...request,
    ...(votesHere !== undefined && { votesHere }),
    query: services.catalog.get(asked.query.trim())?.id ?? request.query,
    today: utcDay(services.clock()),
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  });
  const { query, author, category, after, before, sort, isLiteral } = request;
  const words = [query, author, category, after, before, sort] as const;
  const state: z.infer<typeof stateSchema> = isLiteral ? [...words, LITERAL] : [...words];
  const [only] = outcome.hits;
  // A card finds out by itself whether its paper is featured; a list has to be told.
  const told =
    only !== undefined && outcome.total === 1
      ? { card: await cardContext(services, viewer, only.paper.id) }
      : await featuredMarks(services, viewer.guildId);
  const body = message(
    resultList({
      request,
      outcome,
      ...(request.query === asked.query ? {} : { cutTo: request.query.length }),
      page,
      canSubmit: services.submissions.isOn,
      bundled: bundledPapers(services),
      state: JSON.stringify(state),
      ...told,
      ...(votesHere !== undefined && { votesHere }),
    }),
  );
  return { body, total: outcome.total };
}

function readState(text: string): Asked {
  const state = stateSchema.safeParse(parseJson(text));
  if (!state.success) {
    throw new UserError("I can't tell what this search was for anymore. Please search again.");
  }
  const [query, author, category, after, before, sort, literal] = state.data;
  return { query, author, category, after, before, sort, isLiteral: literal !== undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
