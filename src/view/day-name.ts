const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

const weekday = format({ weekday: 'long' });
const month = format({ month: 'long' });

/** `Friday, 20 November 2026` for `2026-11-20`. Built by hand because Node versions disagree on the comma. */
export function dayName(day: string): string {
  return `${weekday.format(new Date(day))}, ${dateName(day)}`;
}

/** `20 November 2026` for `2026-11-20`, `November 2026` for `2026-11`, `2026` for `2026`; anything else unchanged. */
export function dateName(date: string): string {
  const at = new Date(date);
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(date) || Number.isNaN(at.getTime())) return date;
  const [year, , day] = date.split('-');
  return [...(day === undefined ? [] : [Number(day)]), month.format(at), year].join(' ');
}
