import { z } from 'zod';
import { snowflake } from '../../limits/fields.ts';
import { check } from '../../limits/limits.ts';
import { discordError, invalidBody } from '../../wire/discord-error.ts';
import type { RestContext } from './context.ts';
import { ok, queryNumber, type Route } from './route.ts';

/** https://discord.com/developers/docs/resources/user */
export function userRoutes(context: RestContext): Route[] {
  const { world } = context;
  const self = () => ({ ...world.bot, mfa_enabled: false, locale: 'en-US', verified: true, email: null });
  return [
    { method: 'GET', path: '/users/@me', handle: () => ok(self()) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle({ query }) {
        const after = BigInt(query.get('after') ?? 0);
        const mine = [...world.guilds.values()].filter(({ hasBot, id }) => hasBot && BigInt(id) > after);
        const some = mine.slice(0, queryNumber(query, 'limit', 200, 200));
        return ok(
          some.map(({ id, name }) => ({
            id,
            name,
            icon: null,
            banner: null,
            owner: false,
            permissions: '0',
            features: [],
          })),
        );
      },
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle({ body }) {
        const read = check(z.looseObject({ recipient_id: snowflake }), body);
        if (!read.ok) throw invalidBody(read.errors);
        const id = read.value.recipient_id;
        if (id === world.bot.id || !world.people.has(id)) throw discordError('notInThatServer');
        return ok(world.dm(id));
      },
    },
    {
      method: 'GET',
      path: '/users/:user',
      handle(request) {
        const id = request.param('user');
        const user = id === world.bot.id ? world.bot : world.people.get(id)?.user;
        if (user === undefined) throw discordError('unknownUser');
        return ok(user);
      },
    },
  ];
}
