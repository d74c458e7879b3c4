import { MessageFlags } from 'discord.js';
import { personOff } from '../../view/person-news.ts';
import type { Answerable } from './respond.ts';
import type { Services } from './services.ts';

/** Tells a person, below an answer that was given, what could not be written to them; for them alone, and once. */
export async function tellNews(
  interaction: Answerable,
  { personNews, optionalRead }: Services,
): Promise<void> {
  const { id } = interaction.user;
  // While the store is away nobody waits for it here.
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
