import { once } from 'node:events';
import { Client, type Interaction } from 'discord.js';
import { createLoopbackDiscord } from './loopback.ts';

const discord = await createLoopbackDiscord({ clock: () => new Date() });
const bot = new Client({ intents: [], rest: { api: discord.apiUrl } });
bot.on('interactionCreate', async (interaction: Interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(`Hello, ${interaction.user.displayName}!`);
});
await Promise.all([once(bot, 'clientReady'), bot.login(discord.token)]);
await bot.application?.commands.set([{ name: 'hello', description: 'Says hello' }]);
const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'hello' });
process.stdout.write(`${(await asked.finished()).content}\n`);
await Promise.all([bot.destroy(), discord.close()]);
