import type { ButtonInteraction } from 'discord.js';
import type { ComponentHandler } from '../../src/discord/interactions/command.ts';
import { update, whisper } from '../../src/discord/interactions/reply.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { componentsOf, pageOf } from '../../src/discord/shared/page.ts';
import { turnMatches } from '../../src/view/component-ids.ts';
import { moreMatches } from '../../src/view/follow-news.ts';
import { type MessageBody, message } from '../../src/view/message.ts';
import { listState, PAGE_SIZE } from '../../src/view/paper-list.ts';

/** The matches that didn't fit in a private message. */
export const openMore: ComponentHandler<ButtonInteraction> = async ({ interaction, services, args }) =>
  whisper(await page(services, interaction.user.id, args.slice(0, 2).join(' '), 0));

export const turnMore: ComponentHandler<ButtonInteraction> = async ({ interaction, services, args }) => {
  const state = listState(turnMatches, componentsOf(interaction));
  return update(await page(services, interaction.user.id, state, pageOf(args)));
};

/** @param state how many papers the message shows, and its delivery id. */
async function page(
  { follows, catalog }: Services,
  personId: string,
  state: string,
  number: number,
): Promise<MessageBody> {
  const [shown = '', marker = ''] = state.split(' ');
  const told = (await follows.toldIn(personId, marker)) ?? [];
  const papers = told.slice(Number.parseInt(shown, 10) || 0).flatMap((id) => catalog.get(id) ?? []);
  if (papers.length === 0) {
    throw new UserError('This message is too old to show more of it. Try `/search` instead.');
  }
  const some = papers.slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE);
  const matches = await follows.matchesOf(personId, some);
  return message(moreMatches({ matches, total: papers.length, page: number, state }));
}
