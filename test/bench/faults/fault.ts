import type { Schedule } from '../../../src/schedule.ts';
import type { TestBot } from '../../support/bot.ts';

/** The bot that a fault affects, with its clock. */
export interface Patient {
  readonly bot: TestBot;
  readonly schedule: Schedule;
  /** Moves the bot's clock forward or back, ms. */
  turnClock(ms: number): void;
}

/** Something that goes wrong for a while. */
export interface Fault {
  readonly name: string;
  /** Sets up what the bot needs from its start on; undefined if this machine can't. */
  prepare?(): Promise<Prepared | undefined>;
  begin(patient: Patient, prepared: Prepared): Promise<void> | void;
  end(patient: Patient, prepared: Prepared): Promise<void> | void;
}

export interface Prepared {
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What was observed during a fault. */
export interface FaultReport {
  /** Searches while it lasted, and those answered with the right sentence. */
  readonly searches: number;
  readonly answered: number;
  /**
   * Seconds after its end until searches and the status are complete again and every digest has come; undefined if not
   * in time.
   */
  readonly healedAfter: number | undefined;
  readonly due: number;
  readonly doubled: number;
  readonly lost: number;
}
