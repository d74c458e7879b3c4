import { DiscordError, rateLimited } from '../wire/discord-error.ts';

export interface Fault {
  readonly method?: string;
  /** Matched against the path without its version prefix. */
  readonly path?: RegExp;
  /** How many matching requests it affects; 1 by default. */
  readonly times?: number;
  /** How many matching requests it lets pass first; 0 by default. */
  readonly after?: number;
  readonly status?: number;
  readonly body?: unknown;
  /** HTML instead of JSON, as an intermediary would send it; status 200 by default. */
  readonly page?: string;
  /** Seconds, for a 429. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  readonly delayMs?: number;
  /** Destroys the socket without an answer. */
  readonly dropSocket?: boolean;
  /** The request takes effect first; only its response is lost, late or replaced. */
  readonly afterHandling?: boolean;
}

export interface RequestFaults {
  /** The handle counts the requests affected. */
  add(fault: Fault): { readonly met: number; remove(): void };
  /** Also ends all current delays. */
  clear(): void;
}

/** A fault's effect on one request. */
export interface Mishap {
  readonly delayMs: number;
  readonly dropSocket: boolean;
  readonly error: DiscordError | undefined;
  readonly afterHandling: boolean;
  readonly page: string | undefined;
}

export interface FaultList extends RequestFaults {
  /** Uses up and returns the first fault that matches. */
  meet(method: string, path: string): Mishap | undefined;
  /** Waits, unless `clear` comes first. */
  wait(ms: number): Promise<void>;
}

interface Planned {
  readonly fault: Fault;
  seen: number;
  met: number;
}

export function createFaults(): FaultList {
  const planned = new Set<Planned>();
  const waiting = new Set<() => void>();

  return {
    add(fault) {
      const plan: Planned = { fault, seen: 0, met: 0 };
      planned.add(plan);
      return {
        get met() {
          return plan.met;
        },
        remove: () => void planned.delete(plan),
      };
    },
    clear() {
      planned.clear();
      for (const end of waiting) end();
    },
    meet(method, path) {
      for (const plan of planned) {
        const { fault } = plan;
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
        if (fault.path !== undefined && !fault.path.test(path)) continue;
        plan.seen += 1;
        if (plan.seen <= (fault.after ?? 0)) continue;
        plan.met += 1;
        if (plan.met >= (fault.times ?? 1)) planned.delete(plan);
        return {
          delayMs: fault.delayMs ?? 0,
          dropSocket: fault.dropSocket ?? false,
          error: errorOf(fault),
          afterHandling: fault.afterHandling ?? false,
          page: fault.page,
        };
      }
      return undefined;
    },
    wait(ms) {
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        waiting.add(end);
      });
    },
  };
}

function errorOf({ status, body, page, retryAfter, global = false }: Fault): DiscordError | undefined {
  if (status === 429 && page === undefined) return rateLimited(retryAfter ?? 1, global ? 'global' : 'user');
  if (page !== undefined) return new DiscordError(status ?? 200, { message: page, code: 0 });
  if (status === undefined) return undefined;
  const given = typeof body === 'object' && body !== null ? body : {};
  return new DiscordError(status, { message: `${status}: made to fail`, code: 0, ...given });
}
