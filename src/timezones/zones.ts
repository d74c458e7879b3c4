import { lazily } from '../lazily.ts';
import { foldPlace } from './fold-place.ts';
import { oldNames, todaysName } from './renamed.ts';

/** Every zone that this Node knows, under today's names, and UTC; in the order of the alphabet. */
export const zones = lazily((): readonly string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone').map(todaysName), 'UTC'])].sort(),
);

/** Each zone with its folded name and the folded name of its city, today's first. */
const rows = lazily(() =>
  zones().map((zone) => ({
    zone,
    name: foldPlace(zone),
    cities: [zone, ...oldNames(zone)].map((name) => foldPlace(cityOf(name))),
  })),
);

/**
 * The zone of a name of the tz database, in any case and under any name it ever had (`europe/berlin`, `US/Eastern`,
 * `Asia/Calcutta`), under today's; undefined for what is no such name.
 */
export function zoneNamed(typed: string): string | undefined {
  const name = foldPlace(typed);
  const row = rows().find((one) => one.name === name);
  return row?.zone ?? known(typed.trim().replace(/\s+/g, '_'));
}

/**
 * The zone named after a city, by the city's folded name of today or before: the tz database takes the best known one.
 * Places inside a country (`America/Argentina/San_Juan`) and stations of Antarctica often share theirs with a larger one.
 */
export function zoneOfCity(name: string): string | undefined {
  return rows().find(
    ({ zone, cities }) =>
      cities.includes(name) && /^[^/]+\/[^/]+$/.test(zone) && !zone.startsWith('Antarctica/'),
  )?.zone;
}

/** Zones whose folded names or cities begin with `start`, before those that have it anywhere in their name. */
export function zonesWith(start: string): { readonly beginning: string[]; readonly holding: string[] } {
  const begins = rows().filter(({ name, cities }) => [name, ...cities].some((one) => one.startsWith(start)));
  const holds = rows().filter(({ name }) => name.includes(start));
  return { beginning: begins.map(({ zone }) => zone), holding: holds.map(({ zone }) => zone) };
}

/** The city that a zone is named after: `Ho Chi Minh` for `Asia/Ho_Chi_Minh`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function known(name: string): string | undefined {
  if (!/^[A-Za-z][\w+/-]{0,39}$/.test(name)) return undefined;
  try {
    return todaysName(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}
