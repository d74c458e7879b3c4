import type { LoopbackDiscord } from '../../loopback/driver.ts';
import type { DayNews } from './protocol/events.ts';

/** Lets a day pass; returns how many papers were listed. */
export type PassDay = () => Promise<number>;

/** Lets a day pass, and returns what it brought: papers, new messages by channel, mails. */
export async function newsOfDay(
  loopback: Pick<LoopbackDiscord, 'events'>,
  newestMail: () => number,
  pass: PassDay,
): Promise<DayNews> {
  const messages = new Map<string, number>();
  const mailBefore = newestMail();
  const unsubscribe = loopback.events.subscribe((event) => {
    if (event.kind !== 'message-created' || event.onlyFor !== undefined) return;
    const { channel_id: channel } = event.message;
    messages.set(channel, (messages.get(channel) ?? 0) + 1);
  });
  try {
    const papers = await pass();
    return { papers, messages: Object.fromEntries(messages), mails: newestMail() - mailBefore };
  } finally {
    unsubscribe();
  }
}
