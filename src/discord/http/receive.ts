import type { KeyObject } from 'node:crypto';
import { InteractionType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { z } from 'zod';
import { jsonOf } from '../../json.ts';
import type { Logger } from '../../log.ts';
import { isSigned, TIME_WINDOW_MS } from './signature.ts';

/** A request as received, its body unparsed. */
export interface SignedRequest {
  readonly body: Buffer;
  /** The headers `X-Signature-Ed25519` and `X-Signature-Timestamp`; empty if missing. */
  readonly signature: string;
  readonly timestamp: string;
}

/** The response; a body is JSON. */
export interface Received {
  readonly status: 200 | 202 | 400 | 401 | 409 | 503;
  readonly body?: object;
}

export type Receive = (request: SignedRequest) => Promise<Received>;

/** Most interactions to remember against replays: about 500 a second for as long as a timestamp is accepted. */
const REMEMBERED = 300_000;

/** How long to wait for word from other processes, ms: a store that is away must not keep anyone waiting. */
const WORD_MS = 300;

const interaction = z.looseObject({ type: z.number(), id: z.string() });

/**
 * Receives interactions that Discord posts: answers pings, and passes on what Discord signed, once, whichever
 * process it reaches. The response is 202 without a body; the reply to the person
 * follows by Discord's callback route, as over the gateway.
 *
 * @param handOver may throw on an interaction of unknown shape.
 */
export function createReceive(parts: {
  readonly key: KeyObject;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly handOver: (interaction: object) => void;
  /** Whether the program is stopping: then a load balancer should send requests elsewhere. */
  readonly isStopping: () => boolean;
  /** Remembers an interaction for all processes; returns whether it is new to all. Absent for a single process. */
  readonly isFirst?: ((id: string) => Promise<boolean>) | undefined;
}): Receive {
  const { key, clock, log } = parts;
  // By size, since `max` would preallocate room for all of them, about 10 MB.
  const seen = new LRUCache<string, true>({
    maxSize: REMEMBERED,
    sizeCalculation: () => 1,
    ttl: 2 * TIME_WINDOW_MS,
  });

  /** While the store is away, each process can only rely on its own memory. */
  async function isFirstOfAll({ id, type }: z.infer<typeof interaction>): Promise<boolean> {
    // Suggestions change nothing, and Discord ignores a second reply.
    if (parts.isFirst === undefined || type === InteractionType.ApplicationCommandAutocomplete) return true;
    return pTimeout(parts.isFirst(id), { milliseconds: WORD_MS }).catch(() => true);
  }

  return async (request) => {
    if (!isSigned(key, request, clock())) return { status: 401 };
    const parsed = interaction.safeParse(jsonOf(request.body.toString('utf8')));
    if (!parsed.success) return { status: 400 };
    if (parsed.data.type === InteractionType.Ping) return { status: 200, body: { type: 1 } };
    if (parts.isStopping()) return { status: 503 };
    if (seen.has(parsed.data.id)) return { status: 409 };
    seen.set(parsed.data.id, true);
    if (!(await isFirstOfAll(parsed.data))) return { status: 409 };
    try {
      parts.handOver(parsed.data);
    } catch (error) {
      log.error({ err: error }, "couldn't read an interaction from Discord, so it was skipped");
      return { status: 400 };
    }
    return { status: 202 };
  };
}
