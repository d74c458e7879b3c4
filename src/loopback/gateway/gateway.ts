import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { isForeign } from '../local/local-only.ts';
import { createSessions, type Session, type SessionDependencies, type Sessions } from './sessions.ts';

export interface Gateway extends Pick<Sessions, 'view' | 'dispatch' | 'drop'> {
  askToReconnect(): void;
  /** Sends a packet verbatim to every connection. */
  send(packet: unknown): void;
  block(block: boolean): void;
  close(): void;
}

interface GatewayDependencies extends SessionDependencies {
  readonly server: Server;
  readonly port: number;
  readonly heartbeatMs: number;
}

/** Opcodes that are accepted but do nothing here. */
const withoutEffect: readonly number[] = [
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  GatewayOpcodes.RequestGuildMembers,
  GatewayOpcodes.RequestSoundboardSounds,
  GatewayOpcodes.RequestChannelInfo,
];

const payload = z.object({ op: z.int(), d: z.unknown().optional() });

/** https://discord.com/developers/docs/events/gateway */
export function createGateway(dependencies: GatewayDependencies): Gateway {
  const { server, port, heartbeatMs } = dependencies;
  const sessions = createSessions(dependencies);
  const sockets = new WebSocketServer({ noServer: true });
  let blocked = false;

  server.on('upgrade', (request, socket, head) => {
    if (blocked) return void socket.destroy();
    if (isForeign(request.headers, port)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const version = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('v');
      if (version !== null && version !== '10')
        ws.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version');
      else welcome(ws);
    });
  });

  function welcome(ws: WebSocket): void {
    let session: Session | undefined;
    let alive = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - alive > heartbeatMs * 2)
        ws.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out');
    }, heartbeatMs);
    const send = (message: object) => ws.send(JSON.stringify(message));
    send({ op: GatewayOpcodes.Hello, s: null, t: null, d: { heartbeat_interval: heartbeatMs } });
    ws.on('error', () => ws.terminate());
    ws.on('close', (code) => {
      clearInterval(watch);
      if (session?.socket === ws) sessions.closed(session, code);
    });
    ws.on('message', (data) => {
      const read = payload.safeParse(parseJson(String(data)));
      if (!read.success) return ws.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      const { op, d } = read.data;
      if (op === GatewayOpcodes.Heartbeat) {
        alive = Date.now();
        return send({ op: GatewayOpcodes.HeartbeatAck, d: null });
      }
      if (op === GatewayOpcodes.Identify) {
        if (session !== undefined)
          return ws.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
        session = sessions.identify(ws, d);
        return;
      }
      if (op === GatewayOpcodes.Resume) {
        if (session !== undefined)
          return ws.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
        session = sessions.resume(ws, d);
        return;
      }
      if (session === undefined) return ws.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
      if (!withoutEffect.includes(op)) ws.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    });
  }

  function send(packet: unknown): void {
    for (const client of sockets.clients) client.send(JSON.stringify(packet));
  }

  return {
    view: sessions.view,
    dispatch: sessions.dispatch,
    drop: sessions.drop,
    askToReconnect: () => send({ op: GatewayOpcodes.Reconnect, d: null, s: null, t: null }),
    send,
    block(block) {
      blocked = block;
    },
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
