import { MessageFlags } from 'discord.js';
import { personOff } from '../../view/person-news.ts';
import type { Answerable } from './respond.ts';
import type { Services } from './services.ts';

/** After an answer, tells a person privately, and once, what couldn't be sent to them by DM. */
export async function tellNews(
  interaction: Answerable,
  { personNews, optionalRead }: Services,
): Promise<void> {
  const { id } = interaction.user;
  // Don't wait for a store that is away.
  if ((await optionalRead(() => personNews.isThere(id))) !== true) return;
  const reason = await personNews.take(id);
  if (reason === undefined) return;
  const { components, allowedMentions } = personOff(reason);
  await interaction.followUp({
    components,
    allowedMentions,
    flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
  });
}
