import { MessageFlags } from 'discord.js';
import type { PersonNews } from '../../digest/service/person-news.ts';
import { personOff } from '../../view/person-news.ts';
import type { Answerable } from './respond.ts';

/** Tells a person, below an answer that was given, what could not be written to them; for them alone, and once. */
export async function tellNews(interaction: Answerable, news: PersonNews): Promise<void> {
  const reason = await news.take(interaction.user.id);
  if (reason === undefined) return;
  const { components, allowedMentions } = personOff(reason);
  await interaction.followUp({
    components,
    allowedMentions,
    flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
  });
}
