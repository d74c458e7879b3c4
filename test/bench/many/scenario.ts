import type { Amounts } from './due.ts';
import type { Fleet } from './fleet.ts';

/** What goes wrong while messages are due. */
export interface Scenario {
  /** The name that runs it alone, after `--only`. */
  readonly name: string;
  readonly title: string;
  readonly amounts: Amounts;
  /** When messages are due, in minutes after the first; by default only the first. */
  readonly minutes?: readonly number[];
  /** Is everything due when the processes start, rather than a minute into their run? */
  readonly isDueAtStart?: boolean;
  /** Is there a second server to take over? */
  readonly standby?: true;
  /** Before anything is due. */
  prepare?(fleet: Fleet): Promise<void>;
  /**
   * Begins a few seconds before the first is due. The signal fires once everything has arrived. Returns what there is
   * to report.
   */
  befall(fleet: Fleet, done: AbortSignal): Promise<string>;
}
