import type { WorldSeed } from '../../../src/loopback/world/seed.ts';

/** Per server: about what a large reading group has. */
const CHANNELS = 40;
const ROLES = 15;
const PEOPLE = 200;
const MEMBERS = 20;

/** A number of servers with channels, roles and members; each person is in several of them. */
export function manyServers(count: number): WorldSeed {
  const people = Array.from({ length: PEOPLE }, (_, at) => ({ username: `person-${at}` }));
  const roles = Array.from({ length: ROLES }, (_, at) => ({ name: `Role ${at}`, mentionable: at % 3 === 0 }));
  const channels = Array.from({ length: CHANNELS }, (_, at) => ({
    name: `channel-${at}`,
    topic: `What channel ${at} is about, in a sentence or two, as people write them`,
    ...(at % 10 === 0 && { deny: { everyone: ['SendMessages'] as const } }),
  }));
  const guilds = Array.from({ length: count }, (_, at) => ({
    name: `Server ${at}`,
    roles,
    channels,
    members: Object.fromEntries(
      Array.from({ length: MEMBERS }, (__, of) => [
        `person-${(at * 7 + of) % PEOPLE}`,
        [`Role ${of % ROLES}`],
      ]),
    ),
  }));
  return { people, guilds };
}
