import { SlashCommandBuilder } from 'discord.js';
import { onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { update, whisper } from '../src/discord/interactions/reply.ts';
import type { Person } from '../src/personal-data/credits.ts';
import { forgetMe } from '../src/view/component-ids.ts';
import { message } from '../src/view/message.ts';
import { forgottenMessage, keptMessage } from '../src/view/personal-data.ts';

export default {
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('forget')
    .setDescription('See what I keep about you, and remove it'),

  async run({ interaction, services }) {
    return whisper(message(keptMessage(await services.forget.counts(personOf(interaction)))));
  },

  components: [
    onPress(forgetMe, async ({ interaction, services }) =>
      update(message(forgottenMessage(await services.forget.forget(personOf(interaction))))),
    ),
  ],
} satisfies SlashCommand;

function personOf({
  user,
}: {
  readonly user: { readonly id: string; readonly displayName: string };
}): Person {
  return { id: user.id, names: [user.displayName] };
}
