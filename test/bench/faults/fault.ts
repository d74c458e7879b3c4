import type { Schedule } from '../../../src/schedule.ts';
import type { TestBot } from '../../support/bot.ts';

/** The bot that a fault befalls, with the clock it goes by. */
export interface Patient {
  readonly bot: TestBot;
  readonly schedule: Schedule;
  /** Sets the bot's clock forth or back by so much, ms. */
  turnClock(ms: number): void;
}

/** Something that goes wrong for a while. */
export interface Fault {
  readonly name: string;
  /** Makes what the bot needs from its start on; undefined where this machine cannot. */
  prepare?(): Promise<Prepared | undefined>;
  begin(patient: Patient, prepared: Prepared): Promise<void> | void;
  end(patient: Patient, prepared: Prepared): Promise<void> | void;
}

export interface Prepared {
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What was seen of a fault. */
export interface FaultReport {
  /** Searches while it lasted, and those that were answered in words of theirs. */
  readonly searches: number;
  readonly answered: number;
  /** Seconds after its end until a search and a status are whole again and every digest has come; undefined: not in time. */
  readonly healedAfter: number | undefined;
  readonly due: number;
  readonly doubled: number;
  readonly lost: number;
}
