import { type Client, Events, GatewayDispatchEvents, type GatewayDispatchPayload, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../log.ts';
import { answer } from '../../view/answer.ts';
import { message, rawAllowedMentions, sentence } from '../../view/message.ts';
import { clip } from '../../view/text.ts';
import { withCatalogAge } from './catalog-age.ts';
import type { Services } from './services.ts';

const LONGEST_QUESTION = 500;

/** Someone is heard again this long after their last question, so that nobody makes the bot fill a channel. */
const REST_MS = 5000;
/** As many people's last questions are remembered at once. */
const REMEMBERED = 1000;

export interface MentionParts {
  readonly services: () => Services;
  readonly log: Logger;
}

/**
 * Answers questions that mention the bot, as `/ask` does, in a reply. Discord hands over what such a message says
 * without the privileged intent; the GuildMessages intent is enough. The event is read as it comes: discord.js hands on
 * messages only of channels it keeps, and keeping every channel costs more than all else the bot remembers.
 */
export function answerMentions(client: Client, { services, log }: MentionParts): void {
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
    const body =
      asked.question === ''
        ? sentence('Ask me something about papers, and I answer with what they say. `/search` finds papers.')
        : withCatalogAge(message(answer(asked.question, await search.answer(asked.question))), held);
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
    if (asked === undefined) return;
    reply(asked).catch((error: unknown) => log.warn({ err: error }, "couldn't answer a mention"));
  });
}

interface Asked {
  readonly question: string;
  readonly person: string;
  readonly channel: string;
  readonly message: string;
}

/** What a person asks in a message that names the bot; undefined for every other event. */
function askedIn(event: GatewayDispatchPayload, bot: string | undefined): Asked | undefined {
  if (event.t !== GatewayDispatchEvents.MessageCreate || bot === undefined) return undefined;
  const { author, content, id, channel_id } = event.d;
  const name = new RegExp(`<@!?${bot}>`, 'g');
  if (author.bot === true || !name.test(content)) return undefined;
  const question = clip(content.replaceAll(name, ' ').trim(), LONGEST_QUESTION);
  return { question, person: author.id, channel: channel_id, message: id };
}
