/** A day of Universal Time, in milliseconds. */
export const DAY = 86_400_000;

/** The day (`YYYY-MM-DD`) of a moment in Universal Time. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day of a date as feeds and archives write it (RFC 822, ISO 8601), in its own zone where that is told; undefined for none. */
export function dayWritten(date: unknown): string | undefined {
  const text = typeof date === 'string' ? date : '';
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : (/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? utcDay(new Date(time)));
}
