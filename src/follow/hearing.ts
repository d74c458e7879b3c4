import type { OffReason } from '../digest/reason.ts';
import { type PersonRecipient, subscriptionId } from '../digest/recipient.ts';
import type { Subscriptions } from '../digest/service/subscriptions.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { FollowSettings } from './settings.ts';

/** Whether and when a person hears about what they follow. */
export interface Hearing {
  readonly state: 'active' | 'paused' | 'off';
  readonly offReason?: OffReason;
  /** When the next message is due. */
  readonly nextAt?: Date;
}

/** The subscriptions to messages, one for each person who follows something. */
export interface HearingBook {
  /** Starts a subscription, or changes its times; reactivates one that was switched off. */
  begin(personId: string, settings: FollowSettings): Promise<Hearing>;
  of(personId: string): Promise<Hearing | undefined>;
  end(personId: string): Promise<void>;
  /** Ids of the papers in one message; undefined if it is no longer known. */
  toldIn(personId: string, deliveryId: string): Promise<readonly string[] | undefined>;
  /** Ids of the papers in all remembered messages. */
  toldTo(personId: string): Promise<readonly string[]>;
}

/** How many messages are remembered: three months of weekdays. */
const REMEMBERED = 65;

/** Keeps them among all other subscriptions. */
export function createHearingBook(
  subscriptions: Pick<Subscriptions, 'get' | 'set' | 'remove' | 'why'>,
): HearingBook {
  const recipient = (userId: string): PersonRecipient => ({ kind: 'person', userId });
  const messagesOf = (personId: string) =>
    subscriptions.why(subscriptionId({ recipient: recipient(personId) }), REMEMBERED);

  return {
    async begin(personId, { time, timezone, days }) {
      const change = { time, timezone, days, quietDays: 'skip' } as const;
      const set = await subscriptions.set({ recipient: recipient(personId) }, personId, change);
      if (set === undefined) throw new Error('a person has no time for messages');
      return hearingOf(set.subscription);
    },
    async of(personId) {
      const subscription = await subscriptions.get({ recipient: recipient(personId) });
      return subscription === undefined ? undefined : hearingOf(subscription);
    },
    async end(personId) {
      await subscriptions.remove({ recipient: recipient(personId) });
    },
    async toldIn(personId, deliveryId) {
      const row = (await messagesOf(personId)).find(({ id }) => id === deliveryId);
      return row?.papers.map(({ id }) => id);
    },
    async toldTo(personId) {
      return (await messagesOf(personId)).flatMap(({ papers }) => papers.map(({ id }) => id));
    },
  };
}

function hearingOf({ state, offReason, nextAt }: Subscription<PersonRecipient>): Hearing {
  return {
    state,
    ...(offReason === undefined ? {} : { offReason }),
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}
