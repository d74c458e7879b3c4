import type { DigestDays } from '../digest/subscription.ts';

/** When a person is written to, and whether recommendations come along. */
export interface FollowSettings {
  /** `HH:MM`, a wall clock time in `timezone`. */
  readonly time: string;
  /** IANA name, or an offset. */
  readonly timezone: string;
  readonly days: DigestDays;
  readonly recommendations: boolean;
}

/** What nobody chose otherwise: when most of arXiv's batches have come. */
export const USUAL_FOLLOW_SETTINGS: FollowSettings = {
  time: '09:00',
  timezone: 'UTC',
  days: 'weekdays',
  recommendations: true,
};

/** Where they are kept. */
export interface FollowSettingsStore {
  /** Undefined for whoever never chose. */
  of(personId: string): Promise<FollowSettings | undefined>;
  set(personId: string, settings: FollowSettings): Promise<void>;
}
