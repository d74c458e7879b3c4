import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { LoopbackDiscord, LoopbackEvent } from '../../loopback/driver.ts';
import type { PageEvent } from './protocol/events.ts';
import type { ComponentNeeds } from './views/components.ts';
import { type UsedCommand, viewMessage } from './views/message.ts';

/** Proxies and browsers drop silent streams; a comment this often keeps one alive. */
const PULSE_MS = 20_000;

export type EventStream = ReturnType<typeof createStream>;

/** Sends events to listening pages, each limited to what its speaker may see. */
export function createStream(loopback: LoopbackDiscord, names: ComponentNeeds, used: UsedCommand) {
  const listeners = new Map<SSEStreamingApi, string>();

  const unsubscribe = loopback.events.subscribe((event) => {
    for (const [listener, as] of listeners) {
      const told = toldOf(event, as);
      if (told !== undefined) void listener.writeSSE({ data: JSON.stringify(told) });
    }
  });
  function toldOf(event: LoopbackEvent, as: string): PageEvent | undefined {
    switch (event.kind) {
      case 'message-created':
      case 'message-updated':
        return sees(as, event.message.channel_id, event.onlyFor)
          ? { kind: 'message', message: viewMessage(event.message, names, used) }
          : undefined;
      case 'message-deleted':
        return sees(as, event.channelId, event.onlyFor)
          ? { kind: 'gone', channelId: event.channelId, id: event.id }
          : undefined;
      case 'rejected':
        return tellRejected(event, as);
      case 'commands-changed':
      case 'world-changed':
      case 'gateway-connected':
      case 'gateway-disconnected':
        return { kind: 'scene' };
      default:
        return undefined;
    }
  }

  function tellRejected(event: LoopbackEvent & { kind: 'rejected' }, as: string): PageEvent | undefined {
    const { request, rejected } = event;
    const interaction =
      request.interactionId === undefined ? undefined : loopback.interaction(request.interactionId);
    if (interaction !== undefined && interaction.personId !== as) return undefined;
    const channelId = interaction?.channelId ?? /^\/channels\/(\d+)/.exec(request.path)?.[1];
    if (channelId === undefined || !sees(as, channelId, undefined)) return undefined;
    const { code, message } = rejected.body;
    const reasons = rejected.violations.length > 0 ? ` ${rejected.violations.join(' ')}` : '';
    return { kind: 'rejected', channelId, reason: `${rejected.status} ${message} (${code}).${reasons}` };
  }

  function sees(as: string, channelId: string, onlyFor: string | undefined): boolean {
    if (onlyFor !== undefined) return onlyFor === as;
    const channel = loopback.world.channels.get(channelId);
    if (channel === undefined) return false;
    if (channel.guild_id === undefined) return channel.recipients?.some(({ id }) => id === as) ?? false;
    return loopback.world.can(as, channel, 'ViewChannel');
  }

  const pulse = setInterval(() => {
    for (const listener of listeners.keys()) void listener.write(':\n\n');
  }, PULSE_MS);
  pulse.unref();

  return {
    /** Keeps the response open until the page goes away or the playground ends. */
    join(c: Context, as: string): Response {
      return streamSSE(c, async (listener) => {
        listeners.set(listener, as);
        void listener.write('retry: 1000\n\n');
        await new Promise<void>((resolve) => listener.onAbort(resolve));
        listeners.delete(listener);
      });
    },
    /** Sends every page an event from outside Discord. */
    tell(event: PageEvent): void {
      for (const listener of listeners.keys()) void listener.writeSSE({ data: JSON.stringify(event) });
    },
    close(): void {
      clearInterval(pulse);
      unsubscribe();
      for (const listener of listeners.keys()) listener.abort();
    },
  };
}
