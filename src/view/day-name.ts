const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

const weekday = format({ weekday: 'long' });
const month = format({ month: 'long' });

/** `Friday, 20 November 2026` for `2026-11-20`. Put together here, because Node versions differ in the comma. */
export function dayName(day: string): string {
  const date = new Date(day);
  return `${weekday.format(date)}, ${date.getUTCDate()} ${month.format(date)} ${date.getUTCFullYear()}`;
}
