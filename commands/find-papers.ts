import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import { papersIn } from '../src/catalog/lookup/in-text.ts';
import type { MessageCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { messageText } from '../src/discord/message-text.ts';
import { message } from '../src/view/message.ts';
import { PAGE_SIZE, paperList } from '../src/view/paper-list.ts';
import { clip, count, safe } from '../src/view/text.ts';

/** How much of a message to search for if it names no paper. */
const LONGEST_QUERY = 300;

export default {
  data: new ContextMenuCommandBuilder().setName('Find papers').setType(ApplicationCommandType.Message),
  about: 'The papers it links to or talks about',
  fromCatalog: true,

  async run({ interaction, services }) {
    const text = messageText(interaction.targetMessage);
    if (!/[\p{L}\p{N}]/u.test(text)) throw new UserError('This message has no text to search with.');
    const { papers: known, missing, rest } = papersIn(services.catalog, text);
    const notes = missing.length === 0 ? [] : [notHeld(missing)];
    if (known.length > 0) {
      const left = known.length - PAGE_SIZE;
      return whisper(
        message(
          paperList({
            heading: `### ${count(known.length, 'paper')} mentioned in this message`,
            notes: left > 0 ? [...notes, `-# Showing the first ${PAGE_SIZE}.`] : notes,
            entries: known.slice(0, PAGE_SIZE).map((paper) => ({ paper })),
          }),
        ),
      );
    }
    const { hits } = /[\p{L}\p{N}]/u.test(rest)
      ? await services.search.find({ query: clip(rest, LONGEST_QUERY), isPlain: true, limit: PAGE_SIZE })
      : { hits: [] };
    if (hits.length === 0)
      throw new UserError([...notes, "I couldn't find a paper matching this message."].join('\n'));
    return whisper(
      message(
        paperList({
          heading: '### Papers matching this message',
          notes,
          entries: hits.map(({ paper }) => ({ paper })),
        }),
      ),
    );
  },
} satisfies MessageCommand;

function notHeld(ids: readonly string[]): string {
  const named = ids.slice(0, 5).map((id) => `**${safe(id, 60)}**`);
  const more = ids.length - named.length;
  return `-# Not in my catalog: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
