import { nextBatch } from '../../catalog/batch-day.ts';

/** A clock that a newcomer can move forward. */
export interface PlaygroundClock {
  now(): Date;
  /** Moves it forward to a moment; never back. */
  putTo(moment: Date): void;
}

/** @param real the machine's clock, which keeps running. */
export function createPlaygroundClock(real: () => Date): PlaygroundClock {
  let ahead = 0;
  const now = () => new Date(real().getTime() + ahead);
  return {
    now,
    putTo(moment) {
      ahead += Math.max(0, moment.getTime() - now().getTime());
    },
  };
}

/** What the next day needs from the running bot. */
export interface DayWork {
  /** The earliest time at which a digest, message or mail is due. */
  readonly nextDue: () => Promise<Date | undefined>;
  /** Delivers what is due now. */
  readonly deliver: () => Promise<void>;
  /** Makes the sources list papers on a day (`YYYY-MM-DD`), and asks them. */
  readonly list: (day: string) => Promise<void>;
}

const DAY_MS = 86_400_000;

/** A batch is complete this long after it began. */
const BATCH_MS = 2 * 3_600_000;

/** A moment past the due time, so that it is due. */
const AFTER_MS = 1000;

/** A day ends this long after its batch was complete, well before the next batch begins. */
const DAY_OF_BATCH_MS = 20 * 3_600_000;

/** A safety limit: beyond this, something would be due a thousand times a day. */
const MOST_STEPS = 100;

/**
 * Lets a day pass in a moment, or on a weekend as many as it takes until papers are listed again. The clock jumps from
 * one due time to the next, so that everything due that day comes on time, and the day's papers are listed when its
 * batch is due.
 */
export async function letDayPass(clock: PlaygroundClock, { nextDue, deliver, list }: DayWork): Promise<void> {
  const begin = clock.now().getTime();
  const batch = nextBatch(clock.now());
  const whole = batch.at.getTime() + BATCH_MS;
  const end = begin + Math.max(1, Math.ceil((whole - begin) / DAY_MS)) * DAY_MS;
  const last = Math.max(end, whole + DAY_OF_BATCH_MS);
  let isListed = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    const due = await nextDue();
    const isLast = due === undefined || due.getTime() > last;
    if (!isListed && (isLast || due.getTime() >= whole)) {
      isListed = true;
      clock.putTo(new Date(whole));
      await list(batch.day);
      continue;
    }
    if (isLast) break;
    clock.putTo(new Date(due.getTime() + AFTER_MS));
    await deliver();
  }
  clock.putTo(new Date(end));
  await deliver();
}
