import type { KeyObject } from 'node:crypto';
import { InteractionType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { z } from 'zod';
import { jsonOf } from '../../json.ts';
import type { Logger } from '../../log.ts';
import { isSigned, TIME_WINDOW_MS } from './signature.ts';

/** A request as it came, its body unread. */
export interface SignedRequest {
  readonly body: Buffer;
  /** The headers `X-Signature-Ed25519` and `X-Signature-Timestamp`; empty where one is missing. */
  readonly signature: string;
  readonly timestamp: string;
}

/** What is said to it; a body is JSON. */
export interface Received {
  readonly status: 200 | 202 | 400 | 401 | 409 | 503;
  readonly body?: object;
}

export type Receive = (request: SignedRequest) => Promise<Received>;

/** Interactions that are remembered against repetition, at most: some 500 a second for as long as a time is believed. */
const REMEMBERED = 300_000;

/** An answer waits so long for the word of other processes, ms: a store that is away must keep nobody waiting. */
const WORD_MS = 300;

const interaction = z.looseObject({ type: z.number(), id: z.string() });

/**
 * Takes interactions that Discord posts: answers its pings, and hands on what it signed, once, whichever of
 * several processes it comes to. The answer to a person follows
 * by Discord's callback route, as over the gateway; 202 without a body announces it.
 *
 * @param handOver may throw at an interaction of a shape it does not know.
 */
export function createReceive(parts: {
  readonly key: KeyObject;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly handOver: (interaction: object) => void;
  /** Whether the program ends: whoever balances load sends it elsewhere. */
  readonly isStopping: () => boolean;
  /** Remembers an interaction for all processes; whether it is new to all. Absent where this one is alone. */
  readonly isFirst?: ((id: string) => Promise<boolean>) | undefined;
}): Receive {
  const { key, clock, log } = parts;
  // Counted as sizes: with `max`, room for all of them would be taken ahead, some 10 MB.
  const seen = new LRUCache<string, true>({
    maxSize: REMEMBERED,
    sizeCalculation: () => 1,
    ttl: 2 * TIME_WINDOW_MS,
  });

  /** Nobody knows while the store is away, and then each process remembers for itself. */
  async function isFirstOfAll({ id, type }: z.infer<typeof interaction>): Promise<boolean> {
    // Suggestions change nothing, and Discord takes no second answer.
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
