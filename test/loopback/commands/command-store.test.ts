import { describe, expect, it } from 'vitest';
import { availableCommands, reachableCommands } from '../../../src/loopback/commands/available.ts';
import { createCommands } from '../../../src/loopback/commands/command-store.ts';
import { createSnowflakes } from '../../../src/loopback/wire/snowflake.ts';
import { createWorld } from '../../../src/loopback/world/create-world.ts';
import { readingGroup } from '../../../src/loopback/world/seed.ts';

function open() {
  const clock = () => new Date('2026-11-20T08:00:00Z');
  const snowflakes = createSnowflakes(clock);
  const world = createWorld({ clock, snowflakes, seed: readingGroup, dispatch: () => {}, changed: () => {} });
  let changes = 0;
  const commands = createCommands('7', snowflakes, () => {
    changes += 1;
  });
  return { world, commands, changes: () => changes };
}

const search = { name: 'search', description: 'Find' };

describe('registered commands', () => {
  it('have only what was given, and all of it', () => {
    const { commands } = open();
    expect(commands.put(search)).toEqual({
      isNew: true,
      command: {
        id: expect.stringMatching(/^\d+$/),
        application_id: '7',
        version: expect.stringMatching(/^\d+$/),
        default_member_permissions: null,
        type: 1,
        name: 'search',
        name_localizations: null,
        description: 'Find',
        description_localizations: null,
        contexts: null,
        integration_types: [0],
        nsfw: false,
      },
    });
    const said = {
      name_localizations: { de: 'suche' },
      description_localizations: { de: 'Finde' },
      default_member_permissions: '32',
      contexts: [0, 1],
      integration_types: [0, 1],
      nsfw: true,
      options: [{ type: 3, name: 'query', description: 'What' }],
    };
    expect(commands.put({ ...search, ...said }, 'g').command).toMatchObject({ ...said, guild_id: 'g' });
    expect(commands.put({ ...search, name: 'old', dm_permission: false }).command.contexts).toEqual([0]);
    expect(commands.put({ ...search, name: 'older', dm_permission: true }).command.contexts).toBeNull();
    expect(commands.put({ type: 3, name: 'Find papers' }).command).toMatchObject({
      type: 3,
      description: '',
    });
  });

  it('keep their id while their name and type stay, separately in each server', () => {
    const { commands, changes } = open();
    const first = commands.put(search).command;
    const again = commands.put({ ...search, description: 'Look' });
    expect([again.isNew, again.command.id, again.command.version === first.version]).toEqual([
      false,
      first.id,
      false,
    ]);
    const ofServer = commands.put(search, 'g');
    expect([ofServer.isNew, ofServer.command.id === first.id]).toEqual([true, false]);
    const other = commands.put({ name: 'search', type: 3 }).command;
    expect(other.id).not.toBe(first.id);
    expect(commands.list().map(({ description }) => description)).toEqual(['Look', '']);
    expect(commands.list('g')).toEqual([ofServer.command]);
    expect(commands.change(first.id, { description: 'Seek' })).toMatchObject({
      id: first.id,
      description: 'Seek',
    });
    expect(commands.list().map(({ id }) => id)).toEqual([first.id, other.id]);
    const [kept, made] = commands.replaceAll([
      { ...search, name: 'search' },
      { ...search, name: 'new' },
    ]);
    expect([kept?.id, commands.list().length]).toEqual([first.id, 2]);
    commands.remove(first.id);
    expect(commands.list()).toEqual([made]);
    expect(() => commands.get(first.id)).toThrow('Unknown application command');
    expect(() => commands.remove(made?.id ?? '', 'g')).toThrow('Unknown application command');
    expect(() => commands.put({ name: 'search' })).toThrow('Invalid Form Body');
    expect(changes()).toBe(7);
  });

  it.each([
    [1, 100],
    [2, 15],
    [3, 15],
  ])('of type %i are limited to %i', (type, most) => {
    const { commands } = open();
    const some = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        type,
        name: `c${n}`,
        ...(type === 1 && { description: 'd' }),
      }));
    expect(commands.replaceAll(some(most))).toHaveLength(most);
    expect(() => commands.put({ ...some(1)[0], name: 'one-more' })).toThrow('Maximum number');
    expect(commands.list()).toHaveLength(most);
    expect(commands.put(some(1)[0]).isNew).toBe(false);
  });
});

describe('offered commands', () => {
  it('are the server’s and the global ones, where they may be used', () => {
    const { commands, world } = open();
    const guild = world.guild('Reading Group');
    const papers = world.channel('papers');
    commands.put({ ...search, name: 'everywhere' });
    commands.put({ ...search, name: 'here' }, guild.id);
    commands.put({ ...search, name: 'elsewhere' }, '9');
    commands.put({ ...search, name: 'servers', contexts: [0] });
    commands.put({ ...search, name: 'private', contexts: [1] });
    commands.put({ ...search, name: 'pinners', default_member_permissions: String(1n << 51n) });
    commands.put({ ...search, name: 'closed', default_member_permissions: '0' });
    const offered = (who: string, channel = papers, override?: boolean) =>
      availableCommands({ commands, world }, world.person(who), channel, override).map(({ name }) => name);
    expect(offered('ada')).toEqual(['here', 'everywhere', 'servers']);
    world.giveRole(guild, 'ada', 'Moderators');
    expect(offered('ada')).toEqual(['here', 'everywhere', 'servers', 'pinners']);
    const all = ['here', 'everywhere', 'servers', 'pinners', 'closed'];
    expect(offered('maria')).toEqual(all);
    expect(offered('bela', papers, true)).toEqual(all);
    expect(offered('bela', world.dm('bela'))).toEqual(['everywhere', 'private', 'pinners']);
    world.deny('papers', 'bela', ['UseApplicationCommands']);
    expect([offered('bela'), offered('bela', papers, true)]).toEqual([[], []]);
    const reach = (channel = papers) => reachableCommands({ commands, world }, channel).length;
    expect([reach(), reach(world.dm('ada'))]).toEqual([6, 5]);
  });

  it('without the bot are those that people bring along', () => {
    const { commands, world } = open();
    commands.put({ ...search, name: 'bot' });
    commands.put({ ...search, name: 'own', integration_types: [0, 1] });
    world.removeBot('Reading Group');
    const offered = availableCommands({ commands, world }, world.person('ada'), world.channel('papers'));
    expect(offered.map(({ name }) => name)).toEqual(['own']);
  });
});
