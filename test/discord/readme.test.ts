import { expect, it, onTestFinished } from 'vitest';
import { loadCommands } from '../../src/discord/interactions/load-commands.ts';
import { startTestBot } from '../support/bot.ts';
import { actionable, textOf } from '../support/read-message.ts';
import { plantShown } from '../support/readme-code.ts';

it('the command that the README shows works as it stands, put into the folder', async () => {
  const commands = await loadCommands(await plantShown('src/discord/README.md', 'commands/hello.ts'));
  const bot = await startTestBot({ papers: [{ id: '2401.00001', title: 'Knitting' }], commands });
  onTestFinished(() => bot.close());
  const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'hello' });
  const message = await asked.finished();
  expect(textOf(message)).toBe('Hello Ada! I know 1 paper.');
  const { custom_id: customId } = actionable(message, /Again/);
  const pressed = await bot.discord.press({ as: 'bela', message, customId });
  expect(textOf(await pressed.finished())).toBe('Hello Béla! I know 1 paper.');
});
