import { cleanDate } from '../catalog/file/row/clean.ts';
import { UsageError } from './verb.ts';

/** Parses a day option (`YYYY-MM-DD`), no earlier than `earliest`; undefined if not given. @throws UsageError */
export function readDay(name: string, given: unknown, earliest: string): string | undefined {
  if (given === undefined) return undefined;
  const day = cleanDate(String(given));
  if (day?.length !== 10 || day !== given) {
    throw new UsageError(`${name}: "${String(given)}" isn't a date. Use one such as ${earliest}`);
  }
  return day < earliest ? earliest : day;
}
