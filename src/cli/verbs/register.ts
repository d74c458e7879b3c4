import { fileURLToPath } from 'node:url';
import { registerByToken } from '../../discord/gateway/register.ts';
import { loadCommands } from '../../discord/interactions/load-commands.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command.description(
      "Register the slash commands with Discord (each start does this when they've changed)",
    );
  },

  async run({ config, out }) {
    const token = config.DISCORD_TOKEN;
    if (token === undefined) throw new UsageError('register: set DISCORD_TOKEN first');
    const commands = await loadCommands(fileURLToPath(new URL('../../../commands', import.meta.url)));
    const { changed, count } = await registerByToken(config.DISCORD_API_URL, token, commands);
    out(changed ? `${count} commands registered` : `${count} commands were already registered`);
    return 0;
  },
} satisfies Verb;
