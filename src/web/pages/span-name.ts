import type { Span } from '../../archive/span.ts';

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `20 August 2026`, `week 34 of 2026` or `August 2026`. */
export function spanName({ window, name, first }: Pick<Span, 'window' | 'name' | 'first'>): string {
  const date = new Date(first);
  switch (window) {
    case 'day':
      return `${date.getUTCDate()} ${month.format(date)} ${date.getUTCFullYear()}`;
    case 'week':
      return `week ${Number(name.slice(6))} of ${name.slice(0, 4)}`;
    case 'month':
      return `${month.format(date)} ${name.slice(0, 4)}`;
  }
}
