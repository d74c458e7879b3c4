import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCommands } from '../../../src/discord/interactions/load-commands.ts';
import * as componentIds from '../../../src/view/component-ids.ts';
import { buttonId, selectId } from '../../../src/view/custom-id.ts';

const folders: string[] = [];

/** A folder of command files; each text may use `slash(name)` for a builder, and `press(command, action)` for a button. */
async function folderWith(files: Record<string, string>): Promise<string> {
  // Under the repository, so that the files find discord.js.
  const folder = await mkdtemp(path.join(fileURLToPath(new URL('..', import.meta.url)), '.planted-'));
  folders.push(folder);
  const prelude = `import { SlashCommandBuilder, ContextMenuCommandBuilder } from 'discord.js';
    const slash = (name) => new SlashCommandBuilder().setName(name).setDescription('x');
    const press = (command, action) => ({ kind: 'button', id: { kind: 'button', command, action }, handle() {} });\n`;
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), prelude + text);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('the commands folder', () => {
  it('is the list: every file of the project is a command that bears its name', async () => {
    const folder = fileURLToPath(new URL('../../../dist/commands', import.meta.url));
    const commands = await loadCommands(folder, Object.values(componentIds));
    expect([...commands.keys()]).toEqual(
      expect.arrayContaining(['search', 'paper', 'similar', 'status', 'find-papers']),
    );
    const shown = [...commands.values()].map(({ data }) => data.name);
    expect(shown).toContain('Find papers');
  });

  it.each([
    ['that exports nothing', 'hello.js', '', "commands/hello.ts doesn't default-export a command"],
    ['that does not parse', 'hello.js', 'export default {', "commands/hello.ts can't be loaded"],
    ['that throws when it is loaded', 'hello.js', 'throw new Error("no disk");', 'no disk'],
    ['without a builder', 'hello.js', 'export default { data: { name: "hello" }, run() {} };', 'builders'],
    ['without a handler', 'hello.js', 'export default { data: slash("hello") };', "doesn't default-export"],
    ['of another name', 'hello.js', 'export default { data: slash("bye"), run() {} };', 'defines /bye'],
    [
      'that lacks an autocomplete',
      'hello.js',
      'export default { data: slash("hello").addStringOption((o) => o.setName("q").setDescription("x").setAutocomplete(true)), run() {} };',
      'has no autocomplete for its option "q"',
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
    [
      'that lacks a handler of a subcommand',
      'hello.js',
      'export default { data: slash("hello").addSubcommand((s) => s.setName("world").setDescription("x")), subcommands: {} };',
      'has no handler for its subcommand "world"',
    ],
    [
      'that runs as a whole though it has subcommands',
      'hello.js',
      'export default { data: slash("hello").addSubcommand((s) => s.setName("world").setDescription("x")), run() {} };',
      'has no handler for its subcommand "world"',
    ],
    [
      'that handles a subcommand too many',
      'hello.js',
      'export default { data: slash("hello"), subcommands: { world() {} } };',
      'handles a subcommand "world", which its builder does not have',
    ],
    [
      'with a group of subcommands',
      'hello.js',
      'export default { data: slash("hello").addSubcommandGroup((g) => g.setName("g").setDescription("x").addSubcommand((s) => s.setName("world").setDescription("x"))), subcommands: { world() {} } };',
      'has a group of subcommands',
    ],
    [
      'that requires a permission where there are none',
      'hello.js',
      'export default { data: slash("hello"), requires: 1n, run() {} };',
      "that needs scope: 'server'",
    ],
    [
      'that says twice whom it is for',
      'hello.js',
      'export default { scope: "server", data: slash("hello").setDefaultMemberPermissions(1n), requires: 1n, run() {} };',
      'sets default member permissions',
    ],
    [
      'that says twice where it works',
      'hello.js',
      'export default { scope: "server", data: slash("hello").setContexts(0), run() {} };',
      'sets contexts or integration types',
    ],
    [
      "that handles another command's button",
      'hello.js',
      'export default { data: slash("hello"), run() {}, components: [press("bye", "go")] };',
      'handles bye:go, which belongs in commands/bye',
    ],
    [
      'that handles a button twice',
      'hello.js',
      'export default { data: slash("hello"), run() {}, components: [press("hello", "go"), press("hello", "go")] };',
      'handles two components named "go"',
    ],
    [
      'of a name that another file has',
      'hello.ts',
      'export default { data: slash("hello"), run() {} };',
      'commands/hello.ts and commands/hello.js are both named "hello"',
    ],
  ])('stops the start for a file %s, and names it', async (_what, file, text, sentence) => {
    const other = file === 'hello.ts' ? { 'hello.js': text } : {};
    const folder = await folderWith({ [file]: text, ...other });
    await expect(loadCommands(folder)).rejects.toThrow(sentence);
    await expect(loadCommands(folder)).rejects.toThrow(`commands/${file.replace(/js$/, 'ts')}`);
  });

  it.each([
    ['that no command handles', buttonId('hello', 'wave')],
    ['that is handled as a button', selectId('hello', 'go')],
    ['of a command that is not there', buttonId('bye', 'go')],
  ])('stops the start for a component of the views %s', async (_what, drawn) => {
    const folder = await folderWith({
      'hello.js': 'export default { data: slash("hello"), run() {}, components: [press("hello", "go")] };',
    });
    await expect(loadCommands(folder, [buttonId('hello', 'go')])).resolves.toBeDefined();
    await expect(loadCommands(folder, [drawn])).rejects.toThrow(
      `commands/${drawn.command}.ts: nothing handles the ${drawn.kind} "${drawn.action}"`,
    );
  });

  it('says which file is missing when the folder is', async () => {
    await expect(loadCommands(path.join(tmpdir(), 'no-such-commands'))).rejects.toThrow('no-such-commands');
  });
});
