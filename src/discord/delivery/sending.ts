import { channelMention } from 'discord.js';
import type { Digest } from '../../digest/digest.ts';
import type { PrivateChannelStore } from '../../digest/private-channels.ts';
import type { ChannelRecipient, PersonRecipient } from '../../digest/recipient.ts';
import type { Sender } from '../../digest/sender.ts';
import type { CardBoard } from '../../featured/card-board.ts';
import type { Paper } from '../../paper/paper.ts';
import { leftGuildNews } from '../../view/left-guild.ts';
import { sayRejection } from '../../view/rejection.ts';
import { BULK_PER_SECOND, createBulkRest } from '../rest/bulk-rest.ts';
import { createPacer } from '../rest/pacer.ts';
import { createSharedPacer, type TakeTime } from '../rest/shared-pacer.ts';
import { whenTokenInvalid } from '../rest/token.ts';
import { createCardBoard } from './card-board.ts';
import { type AskAccess, channelAccess, createSelf, hasChannel } from './channel-access.ts';
import { createChannelSender } from './channel-sender.ts';
import { myGuilds } from './my-guilds.ts';
import { createOpenChannel } from './open-private-channel.ts';
import { createOpeningBudget, createSharedOpeningBudget } from './opening-budget.ts';
import { outcomeOf } from './outcome.ts';
import { createPersonSender, type DrawPrivate } from './person-sender.ts';
import { tellPerson } from './tell-person.ts';

const ELSEWHERE = { problem: "That channel isn't in this server.", isElsewhere: true } as const;

/** Everything the bot sends and looks up on its own, with a separate request budget. */
export interface Sending {
  readonly channelSender: Sender<ChannelRecipient, Digest>;
  /** Sends people what `draw` renders. */
  personSender<D>(draw: DrawPrivate<D>): Sender<PersonRecipient, D>;
  readonly board: CardBoard;
  readonly access: AskAccess;
  /** Ids of all servers the bot is in. @throws if Discord didn't list all of them. */
  guilds(): Promise<ReadonlySet<string>>;
  /** Tells a person that digests were deleted with a server's settings; returns whether they could be reached. */
  tellLeftGuild(userId: string, channelIds: readonly string[]): Promise<boolean>;
  /** Resolves once Discord has rejected the token for good, with a sentence on what to do. */
  readonly tokenInvalid: Promise<string>;
}

/** @param connection.perSecond requests per second (default: below Discord's ceiling). */
export function createSending(
  connection: { readonly apiUrl: string; readonly token: string; readonly perSecond?: number },
  parts: {
    readonly clock: () => Date;
    readonly find: (id: string) => Paper | undefined;
    readonly privateChannels: PrivateChannelStore;
    /** Budgets shared by all processes; absent if there is only one. */
    readonly take?: TakeTime | undefined;
  },
): Sending {
  const { take } = parts;
  const perSecond = connection.perSecond ?? BULK_PER_SECOND;
  const pacer =
    take === undefined
      ? createPacer({ perSecond })
      : createSharedPacer({ budget: 'requests to Discord', perSecond, take });
  const bulk = createBulkRest({ ...connection, pacer, take });
  // Replies to people don't queue behind digests.
  const board = createCardBoard({ rest: bulk.rest, find: parts.find });
  const self = createSelf(bulk.rest);
  const store = parts.privateChannels;
  const budget = take === undefined ? createOpeningBudget() : createSharedOpeningBudget(take);
  const open = createOpenChannel({ rest: bulk.paced, store, budget });
  return {
    channelSender: createChannelSender({ bulk, open, clock: parts.clock }),
    personSender: (draw) => createPersonSender({ bulk, open, store, draw }),
    board,
    guilds: () => myGuilds(bulk.paced),
    tellLeftGuild: (userId, channelIds) =>
      tellPerson({ rest: bulk.paced, open }, userId, leftGuildNews(channelIds)),
    tokenInvalid: whenTokenInvalid(bulk.rest),
    async access(guildId, channelId) {
      try {
        const access = await channelAccess(bulk.rest, self, guildId, channelId);
        const isHere = 'guild_id' in access.channel && access.channel.guild_id === guildId;
        return isHere ? access : ELSEWHERE;
      } catch (error) {
        const outcome = outcomeOf(error);
        const isDenied = outcome.kind === 'forbidden' || outcome.kind === 'gone';
        if (isDenied && !(await hasChannel(bulk.rest, guildId, channelId).catch(() => true)))
          return ELSEWHERE;
        return {
          problem:
            outcome.kind === 'forbidden'
              ? `I can't see ${channelMention(channelId)}. Give me the **View Channel** permission there.`
              : `I couldn't check my permissions in ${channelMention(channelId)}. ${sayRejection(outcome.reason)}`,
        };
      }
    },
  };
}
