const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is a valid `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (no 31 February). */
export function isPartialDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match;
  if (day === undefined) return true;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** The first day of a partial date: `2024-06` gives `2024-06-01`. */
export function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4);
}

/** An upper bound for the days of a partial date, for string comparison: `2024-06` gives `2024-06-31`. */
export function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-31` : date;
}
