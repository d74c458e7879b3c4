import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MessageStore } from '../messages/message-store.ts';
import type { Modal } from '../wire/component.ts';
import { discordError } from '../wire/discord-error.ts';
import type { Message } from '../wire/message.ts';
import type { Snowflakes } from '../wire/snowflake.ts';
import { createDeferred } from './deferred.ts';
import type { InitialResponse, Interaction, InteractionEvent, RejectedRequest } from './interaction.ts';

/** An interaction, with what only the loopback knows about it. */
export interface InteractionState {
  readonly handle: Interaction;
  readonly id: string;
  readonly token: string;
  readonly kind: Interaction['kind'];
  /** Discord's number for the kind. */
  readonly type: number;
  readonly personId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly createdAt: number;
  /** The message whose component was used, or whose component opened the modal. */
  readonly source: Message | undefined;
  phase: 'waiting' | 'answered' | 'failed';
  originalId: string | undefined;
  modal: Modal | undefined;
  readonly owners: Record<string, string>;
  readonly followupIds: string[];
  /** The first response, given once. */
  answered(answer: InitialResponse): void;
  /** A deferred response has become what the person reads. */
  filled(message: Message): void;
  rejected(request: RejectedRequest): void;
}

export interface InteractionStore {
  start(from: Beginning): InteractionState;
  get(id: string): InteractionState | undefined;
  /** The interaction for a token that still works, else 404 or 401. */
  byToken(token: string): InteractionState;
  tokenOwner(token: string): InteractionState | undefined;
  /** The interaction of a callback, if it may still be answered. */
  toAnswer(id: string, token: string): InteractionState;
  close(): void;
}

export type Beginning = Pick<
  InteractionState,
  'kind' | 'type' | 'personId' | 'channelId' | 'guildId' | 'source' | 'owners'
>;

interface StoreDependencies {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly messages: MessageStore;
  readonly emit: (event: InteractionEvent) => void;
  readonly answerWithinMs: number;
  readonly tokenLifeMs: number;
  readonly keep: number;
}

const noAnswer = 'The application did not respond';

export function createInteractions(dependencies: StoreDependencies): InteractionStore {
  const { clock, snowflakes, messages, emit, answerWithinMs, tokenLifeMs } = dependencies;
  const byId = new LRUCache<string, InteractionState>({ max: dependencies.keep });
  const byToken = new LRUCache<string, InteractionState>({ max: dependencies.keep });
  const timers = new Set<NodeJS.Timeout>();

  function start(from: Beginning): InteractionState {
    const id = snowflakes.next();
    const token = randomBytes(60).toString('base64url');
    const createdAt = clock().getTime();
    const startedAt = performance.now();
    const first = createDeferred<InitialResponse>();
    const final = createDeferred<Message>();
    const rejections: RejectedRequest[] = [];
    let answeredAfterMs: number | undefined;
    let failure: { reason: string } | undefined;
    const timer = setTimeout(fail, answerWithinMs);
    timers.add(timer);

    function fail(): void {
      timers.delete(timer);
      if (state.phase !== 'waiting') return;
      state.phase = 'failed';
      const why = rejections.at(-1)?.violations.join('; ');
      failure = {
        reason: why === undefined ? noAnswer : `${noAnswer}: Discord rejected its answer (${why})`,
      };
      first.resolve({ kind: 'failed', reason: failure.reason });
      emit({ kind: 'interaction-failed', interaction: state.handle, reason: failure.reason });
    }

    const handle: Interaction = {
      id,
      token,
      kind: from.kind,
      personId: from.personId,
      channelId: from.channelId,
      answer: first.promise,
      get answeredAfterMs() {
        return answeredAfterMs;
      },
      get message() {
        return state.originalId === undefined ? undefined : messages.find(state.originalId)?.message;
      },
      get followups() {
        return state.followupIds.flatMap((one) => messages.find(one)?.message ?? []);
      },
      get failure() {
        return failure;
      },
      rejections,
      finished: ({ withinMs = 60_000 } = {}) => finished(first.promise, final.promise, withinMs),
    };
    const state: InteractionState = {
      ...from,
      handle,
      id,
      token,
      createdAt,
      phase: 'waiting',
      originalId: undefined,
      modal: undefined,
      followupIds: [],
      answered(answer) {
        clearTimeout(timer);
        timers.delete(timer);
        state.phase = 'answered';
        answeredAfterMs = performance.now() - startedAt;
        if (answer.kind === 'message' || answer.kind === 'update') final.resolve(answer.message);
        first.resolve(answer);
        emit({ kind: 'interaction-answered', interaction: handle, answer });
      },
      filled: (message) => final.resolve(message),
      rejected: (request) => void rejections.push(request),
    };
    byId.set(id, state);
    byToken.set(token, state);
    return state;
  }

  return {
    start,
    get: (id) => byId.get(id),
    tokenOwner: (token) => byToken.get(token),
    byToken(token) {
      const state = byToken.get(token);
      if (state === undefined || state.phase !== 'answered') throw discordError('unknownWebhook');
      if (clock().getTime() - state.createdAt > tokenLifeMs) throw discordError('invalidToken');
      return state;
    },
    toAnswer(id, token) {
      const state = byId.get(id);
      if (state === undefined || state.token !== token) throw discordError('unknownInteraction');
      if (state.phase === 'answered') throw discordError('alreadyAcknowledged');
      const late = clock().getTime() - state.createdAt > answerWithinMs;
      if (late || state.phase === 'failed') throw discordError('unknownInteraction');
      return state;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

async function finished(
  first: Promise<InitialResponse>,
  final: Promise<Message>,
  withinMs: number,
): Promise<Message> {
  const late = createDeferred<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no finished message within ${withinMs} ms`)),
    withinMs,
  );
  try {
    const answer = await Promise.race([first, late.promise]);
    if (answer.kind === 'failed') throw new Error(answer.reason);
    if (answer.kind === 'modal' || answer.kind === 'autocomplete')
      throw new Error(`answered with ${answer.kind === 'modal' ? 'a modal' : 'choices'}, not a message`);
    return await Promise.race([final, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
