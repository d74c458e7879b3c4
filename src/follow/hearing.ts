import type { OffReason } from '../digest/reason.ts';
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
}
