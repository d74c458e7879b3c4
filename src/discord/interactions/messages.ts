import { type Client, Events, GatewayDispatchEvents, type GatewayDispatchPayload, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../log.ts';
import { answer } from '../../view/answer.ts';
import { GREETING } from '../../view/help.ts';
import { message, rawAllowedMentions, sentence } from '../../view/message.ts';
import { clip } from '../../view/text.ts';
import { withCatalogAge } from './catalog-age.ts';
import type { Services } from './services.ts';

const LONGEST_QUESTION = 500;

/** Pause between one person's questions, so that nobody can make the bot flood a channel. */
const REST_MS = 5000;
/** How many people's last questions to remember. */
const REMEMBERED = 1000;

export interface MessageParts {
  readonly services: () => Services;
  /** Whether to answer server messages that mention the bot, too. */
  readonly hearsMentions: boolean;
  readonly log: Logger;
}

/**
 * Replies to messages: to DMs with a hint at the commands, and to mentions, if enabled, as `/ask` does. For these,
 * Discord includes the content without the privileged intent. It reads the raw event, because discord.js only passes on
 * messages from cached channels, and caching every channel would cost more than everything else the bot keeps in memory.
 */
export function answerMessages(client: Client, { services, log, hearsMentions }: MessageParts): void {
  const heard = new LRUCache<string, number>({ max: REMEMBERED });

  function mayAsk(person: string, now: number): boolean {
    const last = heard.get(person);
    if (last !== undefined && now - last < REST_MS) return false;
    heard.set(person, now);
    return true;
  }

  async function reply(asked: Asked): Promise<void> {
    const held = services();
    const { search, clock } = held;
    if (!mayAsk(asked.person, clock().getTime())) return;
    const outcome = asked.question === '' ? undefined : await search.answer(asked.question);
    const body =
      outcome === undefined || outcome.isAboutTheBot === true
        ? sentence(GREETING)
        : withCatalogAge(message(answer(asked.question, outcome)), held);
    await client.rest.post(Routes.channelMessages(asked.channel), {
      body: {
        components: body.components,
        flags: body.flags,
        allowed_mentions: { ...rawAllowedMentions(body), replied_user: false },
        message_reference: { message_id: asked.message, fail_if_not_exists: false },
      },
    });
  }

  client.on(Events.Raw, (event: GatewayDispatchPayload) => {
    const asked = askedIn(event, client.user?.id);
    if (asked === undefined || (!asked.isPrivate && !hearsMentions)) return;
    reply(asked).catch((error: unknown) => log.warn({ err: error }, "couldn't answer a message"));
  });
}

interface Asked {
  readonly isPrivate: boolean;
  /** Empty if nothing is asked: people who DM the bot are told about the commands. */
  readonly question: string;
  readonly person: string;
  readonly channel: string;
  readonly message: string;
}

/** What a person asks in a DM or a message that mentions the bot; undefined for any other event. */
function askedIn(event: GatewayDispatchPayload, bot: string | undefined): Asked | undefined {
  if (event.t !== GatewayDispatchEvents.MessageCreate || bot === undefined) return undefined;
  const { author, content, id, channel_id, guild_id } = event.d;
  if (author.bot === true || author.id === bot) return undefined;
  const about = { person: author.id, channel: channel_id, message: id };
  if (guild_id === undefined) return { ...about, question: '', isPrivate: true };
  const name = new RegExp(`<@!?${bot}>`, 'g');
  if (!name.test(content)) return undefined;
  const question = clip(content.replaceAll(name, ' ').trim(), LONGEST_QUESTION);
  return { ...about, question, isPrivate: false };
}
