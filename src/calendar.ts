/** A day in UTC, in milliseconds. */
export const DAY = 86_400_000;

/** The UTC day (`YYYY-MM-DD`) of a moment. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The day of a date as feeds and archives write it (RFC 822, ISO 8601), in its own zone if it names one; undefined if
 * there is no date.
 */
export function dayWritten(date: unknown): string | undefined {
  const text = typeof date === 'string' ? date : '';
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : (/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? utcDay(new Date(time)));
}
