import { Temporal } from 'temporal-polyfill';

/** One moment of the northern winter and one of its summer. */
const MOMENTS = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((text) => Temporal.Instant.from(text));

/** What the clocks of a zone show in winter and in summer: the same for zones that differ only by name and by history. */
export function clockOf(zone: string): string {
  return MOMENTS.map((moment) => moment.toZonedDateTimeISO(zone).offset).join(' ');
}
