import { Temporal } from 'temporal-polyfill';
import type { Window } from '../trending/score.ts';

/** A calendar day, week or month, by its name: `2026-08-20`, `2026-W34`, `2026-08`. Weeks follow ISO 8601. */
export interface Span {
  readonly window: Window;
  readonly name: string;
  /** First and last day (`YYYY-MM-DD`), both included. */
  readonly first: string;
  readonly last: string;
}

const SHAPES: Readonly<Record<Window, RegExp>> = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  week: /^\d{4}-W\d{2}$/,
  month: /^\d{4}-\d{2}$/,
};

/** Parses a span's name; undefined if the calendar has no such span. */
export function readSpan(window: Window, name: string): Span | undefined {
  if (!SHAPES[window].test(name)) return undefined;
  const day = firstDayOf(window, name);
  const span = day === undefined ? undefined : spanOf(window, day);
  return span?.name === name ? span : undefined;
}

/** The span that contains a day (`YYYY-MM-DD`). */
export function spanOf(window: Window, day: string): Span {
  const date = Temporal.PlainDate.from(day);
  switch (window) {
    case 'day':
      return { window, name: day, first: day, last: day };
    case 'week': {
      const first = date.subtract({ days: date.dayOfWeek - 1 });
      const name = `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
      return { window, name, first: first.toString(), last: first.add({ days: 6 }).toString() };
    }
    case 'month': {
      const first = date.with({ day: 1 });
      const last = date.with({ day: date.daysInMonth });
      return { window, name: day.slice(0, 7), first: first.toString(), last: last.toString() };
    }
  }
}

/** A day in the span with this name, if there is one. */
function firstDayOf(window: Window, name: string): string | undefined {
  try {
    if (window === 'day') return Temporal.PlainDate.from(name, { overflow: 'reject' }).toString();
    if (window === 'month') return Temporal.PlainDate.from(`${name}-01`, { overflow: 'reject' }).toString();
    // January 4th is always in the first week of its year.
    const week = Number(name.slice(6));
    if (week < 1) return undefined;
    return Temporal.PlainDate.from(`${name.slice(0, 4)}-01-04`)
      .add({ days: (week - 1) * 7 })
      .toString();
  } catch {
    return undefined;
  }
}
