import type { DigestDays } from '../digest/subscription.ts';

/** When a person gets messages, and whether they include recommendations. */
export interface FollowSettings {
  /** `HH:MM`, a wall clock time in `timezone`. */
  readonly time: string;
  /** IANA name, or an offset. */
  readonly timezone: string;
  readonly days: DigestDays;
  readonly recommendations: boolean;
}

/** The defaults: when most of arXiv's batches have arrived. */
export const USUAL_FOLLOW_SETTINGS: FollowSettings = {
  time: '09:00',
  timezone: 'UTC',
  days: 'weekdays',
  recommendations: true,
};

/** Where these settings are kept. */
export interface FollowSettingsStore {
  /** Undefined if the person never chose. */
  of(personId: string): Promise<FollowSettings | undefined>;
  set(personId: string, settings: FollowSettings): Promise<void>;
}
