import type { Amounts } from './due.ts';
import type { Fleet } from './fleet.ts';

/** What goes wrong while messages are due. */
export interface Scenario {
  /** What one types after `--only` to run it alone. */
  readonly name: string;
  readonly title: string;
  readonly amounts: Amounts;
  /** Moments at which messages are due, in minutes from the first one; the first alone unless given. */
  readonly minutes?: readonly number[];
  /** Whether all is due when the processes start, rather than at the next minute while they run. */
  readonly isDueAtStart?: boolean;
  /** Whether there is a second server to take over. */
  readonly standby?: true;
  /** Before anything is due. */
  prepare?(fleet: Fleet): Promise<void>;
  /** Begins some seconds before the first is due. The signal tells that everything has come. Gives what there is to say. */
  befall(fleet: Fleet, done: AbortSignal): Promise<string>;
}
