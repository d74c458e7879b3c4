import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadCommands } from '../../src/discord/interactions/load-commands.ts';
import { startTestBot } from '../support/bot.ts';
import { actionable, textOf } from '../support/read-message.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file that the README shows, by its name. */
async function shown(name: string): Promise<string> {
  const text = await readFile(path.join(ROOT, 'src/discord/README.md'), 'utf8');
  const code = text.split('```ts\n').find((part) => part.startsWith(`// ${name}\n`));
  return code?.split('```')[0] ?? '';
}

it('the command that the README shows works as it stands, put into the folder', async () => {
  // Beside `commands`, so that its imports lead to the same places.
  const folder = await mkdtemp(path.join(ROOT, '.planted-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'hello.ts'), await shown('commands/hello.ts'));
  const commands = await loadCommands(folder);
  const bot = await startTestBot({ papers: [{ id: '2401.00001', title: 'Knitting' }], commands });
  onTestFinished(() => bot.close());
  const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'hello' });
  const message = await asked.finished();
  expect(textOf(message)).toBe('Hello Ada! I know 1 paper.');
  const { custom_id: customId } = actionable(message, /Again/);
  const pressed = await bot.discord.press({ as: 'bela', message, customId });
  expect(textOf(await pressed.finished())).toBe('Hello Béla! I know 1 paper.');
});
