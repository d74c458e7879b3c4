import { writeDays } from '../days.ts';
import type { DigestSettings, Subscription } from '../subscription.ts';

/** A digest's default settings. */
export const USUAL_SETTINGS: Omit<DigestSettings, 'time' | 'timezone'> = {
  days: 'daily',
  size: 8,
  include: [],
  exclude: [],
  categories: [],
  layout: 'rich',
  quietDays: 'say',
};

/** The settings to change; null clears the role. */
export type DigestChange = Partial<Omit<DigestSettings, 'roleId'>> & { readonly roleId?: string | null };

/** The settings after a change; whatever it doesn't name stays. Undefined without time and zone. */
export function changed(before: Subscription | undefined, change: DigestChange): DigestSettings | undefined {
  const { time, timezone, days, size, include, exclude, categories, roleId, layout, quietDays } = {
    ...USUAL_SETTINGS,
    ...before,
    ...change,
  };
  if (time === undefined || timezone === undefined) return undefined;
  const filters = { include, exclude, categories };
  const role = typeof roleId === 'string' ? { roleId } : {};
  return { time, timezone, days, size, ...filters, ...role, layout, quietDays };
}

/** Whether a subscription is still due at the same moments as before. */
export function isSameClock(before: Subscription, after: Subscription): boolean {
  const { time, timezone, days, state } = before;
  return (
    state === after.state &&
    time === after.time &&
    timezone === after.timezone &&
    writeDays(days) === writeDays(after.days)
  );
}
