import { lazily } from '../lazily.ts';
import { foldPlace } from './fold-place.ts';
import { oldNames, todaysName } from './renamed.ts';

/** Every zone this version of Node knows, under current names, and UTC; sorted. */
export const zones = lazily((): readonly string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone').map(todaysName), 'UTC'])].sort(),
);

/** Each zone with its folded name and its city's folded name, current names first. */
const rows = lazily(() =>
  zones().map((zone) => ({
    zone,
    name: foldPlace(zone),
    cities: [zone, ...oldNames(zone)].map((name) => foldPlace(cityOf(name))),
  })),
);

/**
 * The zone for a tz database name, in any case and under any former name (`europe/berlin`, `US/Eastern`,
 * `Asia/Calcutta`), under its current name; undefined if there is none.
 */
export function zoneNamed(typed: string): string | undefined {
  const name = foldPlace(typed);
  const row = rows().find((one) => one.name === name);
  return row?.zone ?? known(typed.trim().replace(/\s+/g, '_'));
}

/**
 * The zone named after a city, by the city's folded name, current or former: the tz database takes the best-known
 * one. Places inside a country (`America/Argentina/San_Juan`) and Antarctic stations often share theirs with a larger
 * city.
 */
export function zoneOfCity(name: string): string | undefined {
  return rows().find(
    ({ zone, cities }) =>
      cities.includes(name) && /^[^/]+\/[^/]+$/.test(zone) && !zone.startsWith('Antarctica/'),
  )?.zone;
}

/** Zones whose folded names or cities begin with `start`, and those that contain it elsewhere. */
export function zonesWith(start: string): { readonly beginning: string[]; readonly holding: string[] } {
  const begins = rows().filter(({ name, cities }) => [name, ...cities].some((one) => one.startsWith(start)));
  const holds = rows().filter(({ name }) => name.includes(start));
  return { beginning: begins.map(({ zone }) => zone), holding: holds.map(({ zone }) => zone) };
}

/** The city a zone is named after: `Ho Chi Minh` for `Asia/Ho_Chi_Minh`. */
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
