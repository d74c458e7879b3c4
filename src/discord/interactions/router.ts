import type { Interaction } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../log.ts';
import { onBehalfOf } from '../../request.ts';
import { withCatalogAge } from './catalog-age.ts';
import { DEFER_AFTER_MS, deferLater, defersPrivately } from './defer.ts';
import { createExplain, isTooLate } from './explain.ts';
import { createHandlers } from './find-handler.ts';
import { createLine } from './line.ts';
import type { Commands } from './load-commands.ts';
import { nameOf } from './name-of.ts';
import type { Reply } from './reply.ts';
import { type Answerable, isAnswerable, respond } from './respond.ts';
import type { Services } from './services.ts';
import { respondWithSuggestions } from './suggest.ts';
import { tellNews } from './tell-news.ts';

export interface Router {
  /** Answers one interaction. Never rejects: any error becomes a sentence or a log line. */
  handle(interaction: Interaction): Promise<void>;
  /** Resolves when no interaction is being answered. */
  idle(): Promise<void>;
}

export interface RouterParts {
  readonly commands: Commands;
  /** What commands may use; called once per interaction, so that it sees one catalog throughout. */
  readonly services: () => Services;
  readonly log: Logger;
  /** See `explain.ts`. */
  readonly reference: () => string;
  /** Milliseconds until a slow answer is deferred. */
  readonly deferAfterMs?: number;
  /** Called for each answer. */
  readonly observe?: (answered: Answered) => void;
}

/** How an answer to a command, or to one of its components, went. */
export interface Answered {
  readonly command: string;
  /** `explained`: the answer says what went wrong. */
  readonly outcome: 'answered' | 'explained' | 'late' | 'failed';
  readonly seconds: number;
}

/**
 * Answers computed concurrently: enough to keep the search threads busy, and few enough for deferrals to get through.
 * A few hundred are answered per second, so with `LONG_LINE` waiting, a new one may be late.
 */
const AT_ONCE = 32;
const LONG_LINE = 250;
const LONGEST_TURN_MS = 250;

/** How many interactions to remember, to answer each once; Discord repeats them for a few minutes at most. */
const REMEMBERED = 20_000;

/** The way from Discord to a command and back: finds the handler, sends its reply, defers, explains errors. */
export function createRouter(parts: RouterParts): Router {
  const { log } = parts;
  const handlers = createHandlers(parts.commands);
  const explain = createExplain(parts);
  const running = new Set<Promise<void>>();
  const line = createLine(AT_ONCE, LONGEST_TURN_MS);
  // By size, since `max` would preallocate room for all of them.
  const seen = new LRUCache<string, true>({ maxSize: REMEMBERED, sizeCalculation: () => 1 });

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      const suggest = async () => handlers.suggestions(interaction, parts.services());
      await respondWithSuggestions(interaction, suggest, log);
    } else if (isAnswerable(interaction)) {
      await answer(interaction);
    }
  }

  async function answer(interaction: Answerable): Promise<void> {
    const started = performance.now();
    const what = nameOf(interaction);
    const deferral = deferLater(interaction, {
      // Behind a long queue, deferring only when it gets late would be too late.
      afterMs: line.length >= LONG_LINE ? 0 : (parts.deferAfterMs ?? DEFER_AFTER_MS),
      privately: () => defersPrivately(handlers.commandOf(interaction), interaction),
      failed: (error) => report(what, error),
      begun: line.yieldTo,
    });
    const leave = await line.enter();
    let outcome: Answered['outcome'] = 'answered';
    const reply = await replyTo(interaction).catch((error: unknown) => {
      outcome = 'explained';
      return explain(error, what);
    });
    await deferral.settle();
    try {
      await respond(interaction, reply);
      log.debug({ what, ms: Math.round(performance.now() - started) }, 'answered');
    } catch (error) {
      outcome = isTooLate(error) ? 'late' : 'failed';
      await apologise(interaction, error);
      return;
    } finally {
      leave();
      const seconds = (performance.now() - started) / 1000;
      parts.observe?.({ command: commandName(what), outcome, seconds });
    }
    // What follows, such as a store that is away, must not spoil an answer already given.
    await tellNews(interaction, parts.services()).catch((error: unknown) =>
      log.warn({ what, err: error }, "couldn't tell someone that their messages are closed"),
    );
  }

  async function replyTo(interaction: Answerable): Promise<Reply> {
    const services = parts.services();
    const reply = await handlers.reply(interaction, services);
    const [unhandled] = handlers.unhandled(reply.body);
    if (unhandled !== undefined) throw new Error(`No command handles ${unhandled}, which this answer draws.`);
    const { fromCatalog } = handlers.commandOf(interaction);
    return fromCatalog === true ? { ...reply, body: withCatalogAge(reply.body, services) } : reply;
  }

  /** The answer itself was rejected, or the network failed: try once more, with a sentence that can't be invalid. */
  async function apologise(interaction: Answerable, error: unknown): Promise<void> {
    const what = nameOf(interaction);
    if (isTooLate(error)) {
      log.warn({ what, err: error }, 'the answer was too late for Discord');
      return;
    }
    await respond(interaction, explain(error, what)).catch((again: unknown) => report(what, again));
  }

  function report(what: string, error: unknown): void {
    log.error({ what, err: error }, "Discord didn't accept an answer");
  }

  return {
    handle(interaction) {
      // Discord resends what it isn't sure we got, for example after resuming a connection.
      if (seen.has(interaction.id)) return Promise.resolve();
      seen.set(interaction.id, true);
      const work = onBehalfOf(interaction.id, () =>
        route(interaction).catch((error: unknown) => report(nameOf(interaction), error)),
      );
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The command being answered; for a component, the one it is named after. */
function commandName(what: string): string {
  return what.replace(/^\//, '').replace(/:.*$/, '');
}
