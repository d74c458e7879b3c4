import { discordError } from '../../wire/discord-error.ts';
import type { RestContext } from './context.ts';
import { noContent, ok, type Route, type RouteRequest } from './route.ts';

/** The application itself and its commands: https://discord.com/developers/docs/interactions/application-commands */
export function applicationRoutes(context: RestContext): Route[] {
  const self = () => applicationPayload(context);
  return [
    { method: 'GET', path: '/applications/@me', handle: () => ok(self()) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: () => ok(self()) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () =>
        ok({
          url: context.gatewayUrl(),
          shards: context.shards,
          session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
        }),
    },
    { method: 'GET', path: '/gateway', open: true, handle: () => ok({ url: context.gatewayUrl() }) },
    ...commandRoutes(context, '/applications/:application/commands'),
    ...commandRoutes(context, '/applications/:application/guilds/:guild/commands'),
  ];
}

function commandRoutes(context: RestContext, path: string): Route[] {
  const isOfGuild = path.includes(':guild');
  const scope = (request: RouteRequest): string | undefined => {
    if (request.param('application') !== context.world.applicationId)
      throw discordError('unknownApplication');
    if (!isOfGuild) return undefined;
    const guild = context.world.guilds.get(request.param('guild'));
    if (guild === undefined || !guild.hasBot) throw discordError('missingAccess');
    return guild.id;
  };
  const one = `${path}/:command`;
  return [
    { method: 'GET', path, handle: (request) => ok(context.commands.list(scope(request))) },
    {
      method: 'PUT',
      path,
      handle: (request) => ok(context.commands.replaceAll(request.body, scope(request))),
    },
    {
      method: 'POST',
      path,
      handle(request) {
        const { command, isNew } = context.commands.put(request.body, scope(request));
        return { status: isNew ? 201 : 200, body: command };
      },
    },
    {
      method: 'GET',
      path: one,
      handle: (request) => ok(context.commands.get(request.param('command'), scope(request))),
    },
    {
      method: 'PATCH',
      path: one,
      handle: (request) =>
        ok(context.commands.change(request.param('command'), request.body, scope(request))),
    },
    {
      method: 'DELETE',
      path: one,
      handle(request) {
        context.commands.remove(request.param('command'), scope(request));
        return noContent;
      },
    },
  ];
}

function applicationPayload(context: RestContext): Record<string, unknown> {
  const { bot, applicationId, guilds } = context.world;
  const owner = [...context.world.people.values()][0]?.user ?? bot;
  return {
    id: applicationId,
    name: bot.username,
    icon: null,
    description: '',
    type: null,
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: context.publicKey,
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner,
    team: null,
    approximate_guild_count: [...guilds.values()].filter(({ hasBot }) => hasBot).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { 0: {}, 1: {} },
  };
}
