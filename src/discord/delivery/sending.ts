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

/** All that the bot sends and looks up by itself, on a budget of its own. */
export interface Sending {
  readonly channelSender: Sender<ChannelRecipient, Digest>;
  /** The way of whatever `draw` draws to people. */
  personSender<D>(draw: DrawPrivate<D>): Sender<PersonRecipient, D>;
  readonly board: CardBoard;
  readonly access: AskAccess;
  /** Ids of all servers that the bot is in. @throws when Discord did not name all of them. */
  guilds(): Promise<ReadonlySet<string>>;
  /** Tells a person that digests went with the settings of a server; whether they could be reached. */
  tellLeftGuild(userId: string, channelIds: readonly string[]): Promise<boolean>;
  /** Resolves once Discord has refused the token for good, with a sentence that says what to do. */
  readonly tokenInvalid: Promise<string>;
}

/** @param connection.perSecond requests a second, below Discord's ceiling by default. */
export function createSending(
  connection: { readonly apiUrl: string; readonly token: string; readonly perSecond?: number },
  parts: {
    readonly clock: () => Date;
    readonly find: (id: string) => Paper | undefined;
    readonly privateChannels: PrivateChannelStore;
    /** The budgets of all processes; absent where there is one. */
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
  // Answers to people do not wait their turn among digests.
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
