import { randomUUID } from 'node:crypto';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Dispatch } from '../wire/dispatch.ts';
import { shardOf } from '../wire/snowflake.ts';
import type { WorldState } from '../world/create-world.ts';
import { guildCreated } from '../world/guild-payload.ts';

export interface ConnectionEvent {
  readonly kind: 'gateway-connected' | 'gateway-disconnected';
  readonly shard: number;
}

export interface GatewayView {
  /** Connected and identified. */
  readonly sessions: readonly {
    readonly id: string;
    readonly shard: readonly [number, number];
    readonly intents: number;
  }[];
  readonly identified: number;
  readonly resumed: number;
  /** Waits until this many sessions are connected; rejects after `withinMs` (10,000). */
  connected(count?: number, withinMs?: number): Promise<void>;
}

export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  socket: WebSocket | undefined;
  sequence: number;
  /** The last events, for a resume. */
  readonly sent: { readonly s: number; readonly text: string }[];
}

/** Bot sessions, which outlive their connections for a resume. */
export interface Sessions {
  readonly view: GatewayView;
  /** Starts a session on a connection; undefined if the connection was closed with one of Discord's codes. */
  identify(ws: WebSocket, d: unknown): Session | undefined;
  /** Resumes a session on a new connection, starting with what the bot missed. */
  resume(ws: WebSocket, d: unknown): Session | undefined;
  /** A connection closed; its session is kept for it unless the bot said goodbye. */
  closed(session: Session, code: number): void;
  dispatch(event: Dispatch): void;
  drop(options?: { readonly shard?: number; readonly code?: number; readonly forget?: boolean }): void;
}

export interface SessionDependencies {
  readonly token: string;
  readonly world: () => WorldState;
  readonly url: () => string;
  readonly emit: (event: ConnectionEvent) => void;
  readonly grantedIntents: number;
  /** Events kept per session for a resume. */
  readonly replay: number;
}

const identify = z.looseObject({
  token: z.string(),
  intents: z.int().min(0),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
});
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** Every existing intent bit; others close the connection. */
const knownIntents = allBits(GatewayIntentBits);

/** https://discord.com/developers/docs/events/gateway#privileged-intents */
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

function allBits(bits: Readonly<Record<string, number | string>>): number {
  return Object.values(bits).reduce<number>((all, bit) => all | (typeof bit === 'number' ? bit : 0), 0);
}

export function createSessions(dependencies: SessionDependencies): Sessions {
  const { token, world, emit } = dependencies;
  const sessions = new Map<string, Session>();
  const waiting = new Set<() => void>();
  let identified = 0;
  let resumed = 0;

  function startSession(ws: WebSocket, d: unknown): Session | undefined {
    const read = identify.safeParse(d);
    if (!read.success) return closeWith(ws, GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const wanted = read.data;
    const [shard, count] = wanted.shard;
    if (wanted.token.replace(/^Bot /, '') !== token)
      return closeWith(ws, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    if (shard >= count) return closeWith(ws, GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    if ((wanted.intents & ~knownIntents) !== 0)
      return closeWith(ws, GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    if ((wanted.intents & privilegedIntents & ~dependencies.grantedIntents) !== 0)
      return closeWith(ws, GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    const guilds = [...world().guilds.values()].filter(
      (one) => one.hasBot && shardOf(one.id, count) === shard,
    );
    if (guilds.length > 2500) return closeWith(ws, GatewayCloseCodes.ShardingRequired, 'Sharding required.');
    const session: Session = {
      id: randomUUID().replaceAll('-', ''),
      shard: [shard, count],
      intents: wanted.intents,
      socket: ws,
      sequence: 0,
      sent: [],
    };
    forgetOldSessions(session);
    sessions.set(session.id, session);
    identified += 1;
    tell(session, 'READY', {
      v: 10,
      user: { ...world().bot, mfa_enabled: false, verified: true, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: dependencies.url(),
      shard: [shard, count],
      application: { id: world().applicationId, flags: 0 },
      session_type: 'normal',
      private_channels: [],
      relationships: [],
    });
    if ((session.intents & GatewayIntentBits.Guilds) !== 0)
      for (const guild of guilds) tell(session, 'GUILD_CREATE', guildCreated(world(), guild));
    emit({ kind: 'gateway-connected', shard });
    wake();
    return session;
  }

  /** Drops the oldest abandoned session of a shard once there are ten. */
  function forgetOldSessions({ shard }: Session): void {
    const left = [...sessions.values()].filter(
      (one) => one.shard[0] === shard[0] && one.socket === undefined,
    );
    for (const old of left.slice(0, -10)) sessions.delete(old.id);
  }

  function resumeSession(ws: WebSocket, d: unknown): Session | undefined {
    const read = resume.safeParse(d);
    if (!read.success) return closeWith(ws, GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    if (read.data.token.replace(/^Bot /, '') !== token)
      return closeWith(ws, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const session = sessions.get(read.data.session_id);
    const oldest = session?.sent[0]?.s ?? 1;
    if (session === undefined || read.data.seq < oldest - 1) {
      ws.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false, s: null, t: null }));
      return undefined;
    }
    if (read.data.seq > session.sequence) return closeWith(ws, GatewayCloseCodes.InvalidSeq, 'Invalid seq.');
    session.socket?.terminate();
    session.socket = ws;
    for (const { s, text } of session.sent) if (s > read.data.seq) ws.send(text);
    tell(session, 'RESUMED', { _trace: [] });
    resumed += 1;
    emit({ kind: 'gateway-connected', shard: session.shard[0] });
    wake();
    return session;
  }

  function tell(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: session.sequence, t, d });
    session.sent.push({ s: session.sequence, text });
    if (session.sent.length > dependencies.replay) session.sent.shift();
    if (session.socket?.readyState === 1) session.socket.send(text);
  }

  function wake(): void {
    for (const check of waiting) check();
  }

  const connectedSessions = () => [...sessions.values()].filter((session) => session.socket !== undefined);

  return {
    view: {
      get sessions() {
        return connectedSessions();
      },
      get identified() {
        return identified;
      },
      get resumed() {
        return resumed;
      },
      connected(count = 1, withinMs = 10_000) {
        return new Promise<void>((resolve, reject) => {
          const check = () => {
            if (connectedSessions().length >= count) finish(resolve);
          };
          const late = () => reject(new Error(`fewer than ${count} gateway sessions within ${withinMs} ms`));
          const timer = setTimeout(() => finish(late), withinMs);
          function finish(end: () => void): void {
            clearTimeout(timer);
            waiting.delete(check);
            end();
          }
          waiting.add(check);
          check();
        });
      },
    },
    identify: startSession,
    resume: resumeSession,
    closed(session, code) {
      session.socket = undefined;
      // A bot that says goodbye won't resume its session.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      emit({ kind: 'gateway-disconnected', shard: session.shard[0] });
    },
    dispatch({ t, d, guildId, intent, withoutContent }) {
      for (const session of sessions.values()) {
        if (shardOf(guildId, session.shard[1]) !== session.shard[0]) continue;
        if ((session.intents & intent) !== intent) continue;
        const blind =
          (session.intents & GatewayIntentBits.MessageContent) === 0 && withoutContent !== undefined;
        tell(session, t, blind ? withoutContent : d);
      }
    },
    drop({ shard, code, forget = false } = {}) {
      for (const session of [...sessions.values()]) {
        if (shard !== undefined && session.shard[0] !== shard) continue;
        if (forget) sessions.delete(session.id);
        if (code === undefined) session.socket?.terminate();
        else session.socket?.close(code);
      }
    },
  };
}

function closeWith(ws: WebSocket, code: number, reason: string): undefined {
  ws.close(code, reason);
}
