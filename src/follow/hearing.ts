import type { OffReason } from '../digest/reason.ts';
import { type PersonRecipient, subscriptionId } from '../digest/recipient.ts';
import type { Subscriptions } from '../digest/service/subscriptions.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { FollowSettings } from './settings.ts';

/** Whether and when a person hears of what they follow. */
export interface Hearing {
  readonly state: 'active' | 'paused' | 'off';
  readonly offReason?: OffReason;
  /** When the next message may come. */
  readonly nextAt?: Date;
}

/** The standing orders of messages, one for each person who follows something. */
export interface HearingBook {
  /** Begins it, or changes when it comes; one that was switched off is active again. */
  begin(personId: string, settings: FollowSettings): Promise<Hearing>;
  of(personId: string): Promise<Hearing | undefined>;
  end(personId: string): Promise<void>;
  /** Ids of the papers of one message; undefined where it is not known any more. */
  toldIn(personId: string, deliveryId: string): Promise<readonly string[] | undefined>;
  /** Ids of the papers of all messages that are remembered. */
  toldTo(personId: string): Promise<readonly string[]>;
}

/** Messages whose papers are remembered: three months of weekdays. */
const REMEMBERED = 65;

/** Keeps them among the subscriptions of everybody else. */
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
