import { applicationRoutes } from './routes/applications.ts';
import { channelRoutes } from './routes/channels.ts';
import type { RestContext } from './routes/context.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { pinRoutes } from './routes/pins.ts';
import type { Route } from './routes/route.ts';
import { threadRoutes } from './routes/threads.ts';
import { userRoutes } from './routes/users.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export type Match =
  | { readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** The path exists, but not with this method. */
  | 'wrong-method'
  | 'unknown';

/** Finds a request's route; a literal route wins over one with parameters. */
export function createRouter(context: RestContext): (method: string, path: string) => Match {
  const routes = [
    ...pinRoutes(context),
    ...threadRoutes(context),
    ...messageRoutes(context),
    ...channelRoutes(context),
    ...interactionRoutes(context),
    ...webhookRoutes(context),
    ...applicationRoutes(context),
    ...guildRoutes(context),
    ...userRoutes(context),
  ].map((route) => ({ route, parts: route.path.split('/') }));

  return (method, path) => {
    const parts = path.split('/');
    const fitting = routes.flatMap(({ route, parts: pattern }) => {
      const params = match(pattern, parts);
      return params === undefined ? [] : [{ route, params }];
    });
    const literal = Math.min(...fitting.map(({ params }) => Object.keys(params).length));
    const best = fitting.filter(({ params }) => Object.keys(params).length === literal);
    return (
      best.find(({ route }) => route.method === method) ?? (best.length > 0 ? 'wrong-method' : 'unknown')
    );
  };
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = decoded(parts[index] ?? '');
    if (expected.startsWith(':')) params[expected.slice(1)] = part;
    else if (expected !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
