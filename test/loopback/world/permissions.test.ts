import type { APIOverwrite } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  allPermissions,
  computePermissions,
  type PermissionName,
  permissionField,
} from '../../../src/loopback/world/permissions.ts';
import { startLoopback } from '../../support/loopback.ts';

const guildId = '1';

function overwrite(
  id: string,
  allow: readonly PermissionName[],
  deny: readonly PermissionName[],
): APIOverwrite {
  return {
    id,
    type: 0,
    allow: permissionField(allow).toString(),
    deny: permissionField(deny).toString(),
  };
}

/** What a member with the roles `a` and `b` may do. */
function standing(overwrites: readonly APIOverwrite[], more: { ownerId?: string; admin?: boolean } = {}) {
  return computePermissions({
    guildId,
    ownerId: more.ownerId ?? 'owner',
    userId: 'me',
    roles: ['a', 'b'],
    rolePermissions: new Map([
      [guildId, permissionField(['ViewChannel', 'SendMessages', 'EmbedLinks'])],
      ['a', permissionField(more.admin ? ['Administrator'] : ['PinMessages'])],
      ['c', permissionField(['ManageGuild'])],
    ]),
    overwrites,
  });
}

describe('what a member may do in a channel', () => {
  it('adds up over everyone and their own roles, and no others', () => {
    expect(standing([])).toBe(permissionField(['ViewChannel', 'SendMessages', 'EmbedLinks', 'PinMessages']));
  });

  it.each<[string, APIOverwrite[], PermissionName[]]>([
    [
      'everyone before roles',
      [overwrite('b', ['SendMessages'], []), overwrite(guildId, [], ['SendMessages'])],
      ['ViewChannel', 'SendMessages', 'EmbedLinks', 'PinMessages'],
    ],
    [
      'a role that allows over one that denies',
      [overwrite('a', ['PinMessages'], []), overwrite('b', [], ['PinMessages'])],
      ['ViewChannel', 'SendMessages', 'EmbedLinks', 'PinMessages'],
    ],
    [
      'the member over every role',
      [overwrite('a', ['PinMessages'], []), overwrite('me', [], ['PinMessages'])],
      ['ViewChannel', 'SendMessages', 'EmbedLinks'],
    ],
    [
      'no overwrite of a role they lack',
      [overwrite('c', [], ['PinMessages'])],
      ['ViewChannel', 'SendMessages', 'EmbedLinks', 'PinMessages'],
    ],
    [
      'no embeds where they cannot write',
      [overwrite(guildId, [], ['SendMessages'])],
      ['ViewChannel', 'PinMessages'],
    ],
    ['nothing where they cannot look', [overwrite(guildId, [], ['ViewChannel'])], []],
  ])('takes %s', (_what, overwrites, expected) => {
    expect(standing(overwrites)).toBe(permissionField(expected));
  });

  it('is everything for the owner and for administrators, whatever a channel denies', () => {
    const denied = [overwrite(guildId, [], ['ViewChannel'])];
    expect(standing(denied, { ownerId: 'me' })).toBe(allPermissions);
    expect(standing(denied, { admin: true })).toBe(allPermissions);
  });
});

describe('the world', () => {
  it('changes permissions while it runs', async () => {
    const { world } = await startLoopback();
    expect(world.can('bela', 'papers', 'PinMessages')).toBe(false);
    world.giveRole('Reading Group', 'bela', 'Moderators');
    expect(world.can('bela', 'papers', 'PinMessages')).toBe(true);
    world.takeRole('Reading Group', 'bela', 'Moderators');
    world.alterRole('Reading Group', 'everyone', { permissions: ['ViewChannel'] });
    expect(world.can('bela', 'papers', 'SendMessages')).toBe(false);
    world.leave('Reading Group', 'bela');
    expect(world.permissions('bela', 'papers')).toBe(0n);
  });

  it('lists what exists when a name is unknown', async () => {
    const discord = await startLoopback();
    expect(() => discord.world.channel('paper')).toThrow(
      'there is no channel "paper" here; known: papers, off-topic',
    );
    await expect(discord.command({ as: 'adda', channel: 'papers', name: 'x' })).rejects.toThrow(
      'no person "adda"',
    );
  });
});
