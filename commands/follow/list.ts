import type { ButtonInteraction, ChatInputCommandInteraction, StringSelectMenuInteraction } from 'discord.js';
import type { ComponentHandler, Handler } from '../../src/discord/interactions/command.ts';
import { type Reply, update, whisper } from '../../src/discord/interactions/reply.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { followLabel } from '../../src/view/follow-name.ts';
import { followList, unfollowed } from '../../src/view/follows.ts';
import { message } from '../../src/view/message.ts';
import { quoted } from '../../src/view/text.ts';

export const list: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) =>
  whisper(message(followList(await services.follows.list(interaction.user.id))));

export const removeFollow: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const typed = interaction.options.getString('follow', true).trim();
  const own = await services.follows.of(interaction.user.id);
  const named = (name: string) => name.trim().toLowerCase() === typed.toLowerCase();
  const found =
    own.find(({ id }) => id === typed) ??
    own.find((one) => named(one.value) || named(followLabel(one))) ??
    own[Number(typed) - 1];
  if (found !== undefined) return removed(services, interaction.user.id, found.id);
  throw new UserError(
    own.length === 0
      ? "You don't follow anything yet."
      : `You don't follow ${quoted(typed, 120)}. Choose one from the list that opens as you type.`,
  );
};

export const unfollowChosen: ComponentHandler<StringSelectMenuInteraction> = ({ interaction, services }) =>
  removed(services, interaction.user.id, interaction.values[0] ?? '');

async function removed(services: Services, personId: string, id: string): Promise<Reply> {
  const outcome = await services.follows.remove(personId, id);
  if (outcome === undefined) throw new UserError("You don't follow that anymore.");
  return whisper(message(unfollowed(outcome.removed, outcome.left)));
}

/** Resumes messages for a person who has enabled DMs again. */
export const resumeMessages: ComponentHandler<ButtonInteraction> = async ({ interaction, services }) => {
  await services.follows.resume(interaction.user.id);
  return update(message(followList(await services.follows.list(interaction.user.id))));
};
