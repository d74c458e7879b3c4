import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { ComponentHandler, Handler } from '../../src/discord/interactions/command.ts';
import { update, whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { componentsOf } from '../../src/discord/shared/page.ts';
import { FOLLOW_KINDS } from '../../src/follow/follow.ts';
import type { Wish } from '../../src/follow/follows.ts';
import { carried } from '../../src/view/carried.ts';
import { keepFollow, leaveFollow } from '../../src/view/component-ids.ts';
import { followName } from '../../src/view/follow-name.ts';
import { followAdded } from '../../src/view/follows.ts';
import { message, sentence } from '../../src/view/message.ts';
import { isUnheard } from './heard.ts';

export const add: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const kind = FOLLOW_KINDS.find((one) => one === interaction.options.getString('kind', true)) ?? 'words';
  const value = interaction.options.getString('value', true);
  const outcome = await services.follows.add(interaction.user.id, { kind, value });
  return whisper(message(followAdded(outcome, await isUnheard(services, outcome))));
};

/** Follows it anyway, after the person was asked because it is followed already or matches a lot. */
export const keep: ComponentHandler<ButtonInteraction> = async ({ interaction, services }) => {
  const outcome = await services.follows.add(interaction.user.id, wishOn(interaction), true);
  return update(message(followAdded(outcome)));
};

export const leave: ComponentHandler<ButtonInteraction> = ({ interaction }) =>
  update(sentence(`OK, I haven't added ${followName(wishOn(interaction))}.`));

/** The wish carried by a message's buttons together. @throws UserError */
function wishOn(interaction: ButtonInteraction): Wish {
  const state = carried(componentsOf(interaction), [keepFollow, leaveFollow]);
  const [named, ...words] = state.split(' ');
  const kind = FOLLOW_KINDS.find((one) => one === named);
  if (kind === undefined)
    throw new UserError("I can't tell anymore what that was. Please use `/follow add`.");
  return { kind, value: words.join(' ') };
}
