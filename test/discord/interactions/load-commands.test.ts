import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  isMessageCommand,
  isSlashCommand,
  loadCommands,
} from '../../../src/discord/interactions/load-commands.ts';

const folders: string[] = [];

/** A folder of command files; each text may use `slash(name)` for a builder. */
async function folderWith(files: Record<string, string>): Promise<string> {
  // Under the repository, so that the files find discord.js.
  const folder = await mkdtemp(path.join(fileURLToPath(new URL('..', import.meta.url)), '.planted-'));
  folders.push(folder);
  const prelude = `import { SlashCommandBuilder, ContextMenuCommandBuilder } from 'discord.js';
    const slash = (name) => new SlashCommandBuilder().setName(name).setDescription('x');\n`;
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), prelude + text);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('the commands folder', () => {
  it('is the list: every file of the project is a command that bears its name', async () => {
    const commands = await loadCommands(fileURLToPath(new URL('../../../commands', import.meta.url)));
    expect([...commands.keys()]).toEqual(
      expect.arrayContaining(['search', 'paper', 'similar', 'status', 'find-papers']),
    );
    const shown = [...commands.values()].map(({ data }) => data.name);
    expect(shown).toContain('Find papers');
    expect(
      [...commands.values()].every((command) => isSlashCommand(command) !== isMessageCommand(command)),
    ).toBe(true);
  });

  it.each([
    ['that exports nothing', 'hello.js', '', 'does not default-export a command'],
    ['that does not parse', 'hello.js', 'export default {', 'cannot be loaded'],
    ['that throws when it is loaded', 'hello.js', 'throw new Error("no disk");', 'no disk'],
    ['without a builder', 'hello.js', 'export default { data: { name: "hello" }, run() {} };', 'builders'],
    ['without a handler', 'hello.js', 'export default { data: slash("hello") };', 'does not default-export'],
    ['of another name', 'hello.js', 'export default { data: slash("bye"), run() {} };', 'defines /bye'],
    [
      'that lacks an autocomplete',
      'hello.js',
      'export default { data: slash("hello").addStringOption((o) => o.setName("q").setDescription("x").setAutocomplete(true)), run() {} };',
      'nothing completes its option "q"',
    ],
    [
      'that completes what nobody asks',
      'hello.js',
      'export default { data: slash("hello"), autocomplete: { q: () => [] }, run() {} };',
      'which no option asks for',
    ],
    [
      'that discord.js refuses',
      'hello.js',
      'export default { data: new SlashCommandBuilder().setName("hello"), run() {} };',
      'refuses its definition',
    ],
  ])('stops the start for a file %s, and names it', async (_what, file, text, sentence) => {
    const folder = await folderWith({ [file]: text });
    await expect(loadCommands(folder)).rejects.toThrow(sentence);
    await expect(loadCommands(folder)).rejects.toThrow(`commands/${file}`);
  });

  it('says which file is missing when the folder is', async () => {
    await expect(loadCommands(path.join(tmpdir(), 'no-such-commands'))).rejects.toThrow('no-such-commands');
  });
});
