import { Temporal } from 'temporal-polyfill';

/** One moment in the northern winter and one in the summer. */
const MOMENTS = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((text) => Temporal.Instant.from(text));

/** A zone's winter and summer times: the same for zones that differ only in name and history. */
export function clockOf(zone: string): string {
  return MOMENTS.map((moment) => moment.toZonedDateTimeISO(zone).offset).join(' ');
}
