import { alsoCalled } from '../timezones/also-called.ts';
import { withoutTime, zonesOfClock } from '../timezones/clock-names.ts';
import { foldPlace } from '../timezones/fold-place.ts';
import { readOffset } from '../timezones/offset.ts';
import { type City, citiesNamed, citiesWithin, placesBeginning, placesWithin } from '../timezones/places.ts';
import { placesNear } from '../timezones/places-near.ts';
import { clockOf } from '../timezones/same-clock.ts';
import { cityOf, zoneNamed, zoneOfCity, zones, zonesWith } from '../timezones/zones.ts';

/** The most suggestions Discord shows. */
const MOST = 25;

/** Longer input is ignored: no place name comes close. */
const LONGEST = 100;

/** Shorter prefixes of later words would flood every list. */
const SHORTEST_INSIDE = 4;

/** A name means a zone if this share of the people in all places of that name share its clock. */
const CLEARLY = 0.75;

/** Offered before anything is typed. */
const USUAL = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
];

/** A suggested zone, with the place that led to it unless that is the city in its name. */
export interface ZoneSuggestion {
  readonly zone: string;
  readonly place?: string;
}

/**
 * The zone meant by what a person typed: a tz database name (current or old), a city (`Zürich`,
 * `Portland, Oregon`), a country or state with a single clock, a clock's name (`PST`, `Eastern Time`) or an offset from
 * UTC (`UTC+5:30`, returned as `+05:30`). Undefined if it is none of these, or ambiguous.
 */
export function readTimezone(typed: string): string | undefined {
  const name = foldPlace(typed);
  if (name === '' || typed.length > LONGEST) return undefined;
  return (
    readOffset(typed) ??
    zonesOfClock(typed)[0] ??
    zoneNamed(typed) ??
    alsoCalled.get(name) ??
    zoneOfCity(name) ??
    clearZone([...citiesNamed(name), ...citiesWithin(name)]) ??
    clearZone(citiesBehindComma(typed)) ??
    (withoutTime(name) === name ? undefined : readTimezone(withoutTime(name)))
  );
}

/** Zones for what was typed so far, likeliest first, at most 25: exact meanings, possible ones, then completions. */
export function suggestZones(typed: string): readonly ZoneSuggestion[] {
  const name = foldPlace(typed);
  if (typed.length > LONGEST) return [];
  if (name === '') return firstOfEach([...USUAL, ...zones()].map(bare));
  const meant = readTimezone(typed);
  const exact = [...citiesNamed(name), ...citiesWithin(name), ...citiesBehindComma(typed)];
  const { beginning, holding } = zonesWith(name);
  const found = firstOfEach([
    ...exact.filter(({ zone }) => zone === meant),
    ...(meant === undefined ? [] : [bare(meant)]),
    ...zonesOfClock(typed).map(bare),
    ...exact,
    ...beginning.map(bare),
    ...placesBeginning(name),
    ...holding.map(bare),
    ...(name.length < SHORTEST_INSIDE ? [] : placesWithin(name)),
  ]);
  return found.length > 0 ? found : firstOfEach(placesNear(name));
}

/** As `suggestZones`, the zones alone. */
export function suggestTimezones(typed: string): readonly string[] {
  return suggestZones(typed).map(({ zone }) => zone);
}

/** The cities meant by `Portland, Oregon`; if the city is unknown, those of the state or country, if spelled out. */
function citiesBehindComma(typed: string): readonly City[] {
  const [city = '', ...within] = typed
    .split(/[,，()]/)
    .map(foldPlace)
    .filter((part) => part !== '');
  const area = within.at(-1);
  if (area === undefined) return [];
  // A place without an area has nothing to contradict the rest.
  const cities = citiesNamed(city).filter(
    (place) => place.area === undefined || within.every((name) => place.area?.names.includes(name)),
  );
  return cities.length > 0 ? cities : citiesWithin(area);
}

/** The zone of most people in these places, if nearly all of them share its clock. */
function clearZone(places: readonly City[]): string | undefined {
  const people = new Map<string, number>();
  for (const { zone, people: count } of places) people.set(zone, (people.get(zone) ?? 0) + count);
  const [first] = [...people].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return undefined;
  const all = [...people.values()].reduce((sum, count) => sum + count, 0);
  if (first[1] >= all * CLEARLY) return first[0];
  const clock = clockOf(first[0]);
  const alike = [...people].filter(([zone]) => clockOf(zone) === clock);
  return alike.reduce((sum, [, count]) => sum + count, 0) >= all * CLEARLY ? first[0] : undefined;
}

type Candidate = { readonly zone: string; readonly name?: string };

function bare(zone: string): Candidate {
  return { zone };
}

/** Each zone once, as first found; drops a place that only repeats the zone's name. */
function firstOfEach(candidates: readonly Candidate[]): ZoneSuggestion[] {
  const byZone = new Map<string, Candidate>();
  for (const one of candidates) if (!byZone.has(one.zone)) byZone.set(one.zone, one);
  return [...byZone.values()].slice(0, MOST).map(({ zone, name }) => {
    const known = name === undefined || foldPlace(name).startsWith(foldPlace(cityOf(zone)));
    return known ? { zone } : { zone, place: name };
  });
}
