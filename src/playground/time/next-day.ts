import { nextBatch } from '../../catalog/batch-day.ts';

/** A clock that a newcomer can put on. */
export interface PlaygroundClock {
  now(): Date;
  /** Puts it on to a moment; never back. */
  putTo(moment: Date): void;
}

/** @param real the clock of the machine, which goes on all the time. */
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

/** What the next day needs of the running bot. */
export interface DayWork {
  /** The earliest moment at which a digest, a message or a mail is due. */
  readonly nextDue: () => Promise<Date | undefined>;
  /** Delivers what is due now. */
  readonly deliver: () => Promise<void>;
  /** Lets the sources list papers on a day (`YYYY-MM-DD`), and asks them. */
  readonly list: (day: string) => Promise<void>;
}

const DAY_MS = 86_400_000;

/** So long after its begin a batch is whole. */
const BATCH_MS = 2 * 3_600_000;

/** A moment after what is due, so that it is due. */
const AFTER_MS = 1000;

/** So long after its batch was whole a day ends, well before the next one's begins. */
const DAY_OF_BATCH_MS = 20 * 3_600_000;

/** More would be due a thousand times a day. */
const MOST_STEPS = 100;

/**
 * Lets a day pass in a moment, at a weekend as many as it takes until papers are listed again: the clock is put from one due
 * moment to the next, so that everything comes on time, and at the time of the day's batch papers are listed. Whatever is
 * due on that day comes, too.
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
