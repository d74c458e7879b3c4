import type { Upload } from '../attachments.ts';
import type { Core } from '../core.ts';
import { refusal } from '../errors.ts';
import { type PermissionName, permissionBits } from '../permissions.ts';
import type { Channel, Message } from '../wire.ts';

export interface RouteRequest {
  /** A part of the path by the name it has in the pattern. */
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
  /** `:name` stands for one part. */
  readonly path: string;
  /** Interaction endpoints are known by their token and need no bot token. */
  readonly open?: boolean;
  readonly handle: (request: RouteRequest) => Reply;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** The channel that a request names, if the bot sees it: else 10003 or 50001. */
export function visibleChannel(core: Core, request: RouteRequest): Channel {
  const id = request.param('channel');
  const channel = core.world.channels.get(id);
  if (channel === undefined) throw refusal('unknownChannel');
  if (!core.world.can('bot', id, 'ViewChannel')) throw refusal('missingAccess');
  return channel;
}

/** Refuses with 50013 unless the bot has every permission named. */
export function need(core: Core, channel: Channel, ...names: readonly PermissionName[]): void {
  const field = core.world.permissions('bot', channel.id);
  if (names.some((name) => (field & permissionBits[name]) === 0n)) throw refusal('missingPermissions');
}

/** The message that a request names, if everybody in its channel sees it: else 10008. */
export function existingMessage(core: Core, request: RouteRequest): Message {
  const message = core.messages.get(visibleChannel(core, request).id, request.param('message'));
  if (message === undefined) throw refusal('unknownMessage');
  return message;
}

/** A whole number from the query, held between two limits. */
export function queryNumber(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = Number(query.get(name) ?? fallback);
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), max) : fallback;
}
