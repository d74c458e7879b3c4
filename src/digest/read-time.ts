/** Reads a time of day as people write it (`09:00`, `9`, `9.30`, `9:30 pm`) into `HH:MM`; undefined when it is none. */
export function readTime(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (match === null) return undefined;
  const [, hours = '', minutes = '00', half] = match;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const of24 = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (of24 > 23 || Number(minutes) > 59) return undefined;
  return `${String(of24).padStart(2, '0')}:${minutes}`;
}
