import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Upload } from '../../messages/attachments.ts';
import type { Channel } from '../../wire/channel.ts';
import { discordError } from '../../wire/discord-error.ts';
import type { Message } from '../../wire/message.ts';
import type { PermissionName } from '../../world/permissions.ts';
import type { RestContext } from './context.ts';

export interface RouteRequest {
  /** A path segment, by its name in the pattern. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` matches one segment. */
  readonly path: string;
  /** Interaction endpoints are authorized by their own token and need no bot token. */
  readonly open?: boolean;
  readonly handle: (request: RouteRequest) => Reply;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** The channel named by a request, if the bot can see it: else 10003 or 50001. */
export function visibleChannel(context: RestContext, request: RouteRequest): Channel {
  const id = request.param('channel');
  const channel = context.world.channels.get(id);
  if (channel === undefined) throw discordError('unknownChannel');
  if (!context.world.can('bot', id, 'ViewChannel')) throw discordError('missingAccess');
  return channel;
}

/** Throws 50013 unless the bot has all these permissions. */
export function need(context: RestContext, channel: Channel, ...names: readonly PermissionName[]): void {
  const field = context.world.permissions('bot', channel.id);
  if (names.some((name) => (field & PermissionFlagsBits[name]) === 0n))
    throw discordError('missingPermissions');
}

/** The message named by a request, if everybody in its channel can see it: else 10008. */
export function existingMessage(context: RestContext, request: RouteRequest): Message {
  const message = context.messages.get(visibleChannel(context, request).id, request.param('message'));
  if (message === undefined) throw discordError('unknownMessage');
  return message;
}

/** A whole number from the query, clamped between two limits. */
export function queryNumber(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = Number(query.get(name) ?? fallback);
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), max) : fallback;
}
