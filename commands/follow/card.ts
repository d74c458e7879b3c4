import type { ButtonInteraction } from 'discord.js';
import type { ComponentHandler } from '../../src/discord/interactions/command.ts';
import { update, whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { heldPaper } from '../../src/discord/shared/paper-option.ts';
import { followAdded, followChoice } from '../../src/view/follows.ts';
import { message } from '../../src/view/message.ts';

/** Offers what can be followed about a card's paper. */
export const chooseFromCard: ComponentHandler<ButtonInteraction> = ({ services, args }) =>
  whisper(message(followChoice(heldPaper(services, args[0]))));

/** Follows the first author of a paper, or its category. */
export function followFirst(kind: 'author' | 'category'): ComponentHandler<ButtonInteraction> {
  return async ({ interaction, services, args }) => {
    const { authors, categories = [] } = heldPaper(services, args[0]);
    const [value] = kind === 'author' ? authors : categories;
    if (value === undefined)
      throw new UserError(
        `This paper doesn't list ${kind === 'author' ? 'an author' : 'a category'} anymore.`,
      );
    return update(message(followAdded(await services.follows.add(interaction.user.id, { kind, value }))));
  };
}
