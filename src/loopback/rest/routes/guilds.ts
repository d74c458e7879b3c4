import type { APIGuildMember, APIRole } from 'discord-api-types/v10';
import { discordError } from '../../wire/discord-error.ts';
import { guildPayload } from '../../world/guild-payload.ts';
import { isActiveThread, isThread } from '../../world/threads.ts';
import type { GuildState } from '../../world/world.ts';
import type { RestContext } from './context.ts';
import { noContent, ok, queryNumber, type Route, type RouteRequest } from './route.ts';

/** https://discord.com/developers/docs/resources/guild */
export function guildRoutes(context: RestContext): Route[] {
  const guildOf = (request: RouteRequest): GuildState => {
    const guild = context.world.guilds.get(request.param('guild'));
    if (guild === undefined) throw discordError('unknownGuild');
    if (!guild.hasBot) throw discordError('missingAccess');
    return guild;
  };
  const { channelsOf } = context.world;
  return [
    {
      method: 'GET',
      path: '/guilds/:guild',
      handle(request) {
        const guild = guildOf(request);
        const count = guild.members.size;
        const counted = request.query.get('with_counts') === 'true';
        const counts = { approximate_member_count: count, approximate_presence_count: count };
        return ok({ ...guildPayload(guild), ...(counted ? counts : {}) });
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      handle: (request) => ok(channelsOf(guildOf(request)).filter((channel) => !isThread(channel))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/threads/active',
      handle: (request) => ok({ threads: channelsOf(guildOf(request)).filter(isActiveThread), members: [] }),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/roles',
      handle: (request) => ok([...guildOf(request).roles.values()]),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/roles/:role',
      handle: (request) => ok(roleOf(guildOf(request), request.param('role'))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/members',
      handle: (request) => ok(members(guildOf(request), request.query)),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/members/:user',
      handle(request) {
        const guild = guildOf(request);
        const member = guild.members.get(request.param('user'));
        if (member === undefined)
          throw discordError(
            context.world.people.has(request.param('user')) ? 'unknownMember' : 'unknownUser',
          );
        return ok(member);
      },
    },
    {
      method: 'DELETE',
      path: '/users/@me/guilds/:guild',
      handle(request) {
        context.world.removeBot(guildOf(request).id);
        return noContent;
      },
    },
  ];
}

function roleOf(guild: GuildState, id: string): APIRole {
  const role = guild.roles.get(id);
  if (role === undefined) throw discordError('unknownRole');
  return role;
}

function members(guild: GuildState, query: URLSearchParams): APIGuildMember[] {
  const after = BigInt(query.get('after') ?? 0);
  return [...guild.members.values()]
    .filter(({ user }) => BigInt(user.id) > after)
    .slice(0, queryNumber(query, 'limit', 1, 1000));
}
