import { alsoCalled } from '../timezones/also-called.ts';
import { withoutTime, zonesOfClock } from '../timezones/clock-names.ts';
import { foldPlace } from '../timezones/fold-place.ts';
import { readOffset } from '../timezones/offset.ts';
import { type City, citiesNamed, citiesWithin, placesBeginning, placesWithin } from '../timezones/places.ts';
import { placesNear } from '../timezones/places-near.ts';
import { clockOf } from '../timezones/same-clock.ts';
import { cityOf, zoneNamed, zoneOfCity, zones, zonesWith } from '../timezones/zones.ts';

/** As many as Discord shows. */
const MOST = 25;

/** The longest text that is looked at: no name of a place comes near it. */
const LONGEST = 100;

/** Shorter beginnings of later words would fill every list. */
const SHORTEST_INSIDE = 4;

/** Of the people whom a name may stand for, this part must have one and the same clock for it to mean that one. */
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

/** A zone that is offered, and the place it was found by, when that is not the city of its name. */
export interface ZoneSuggestion {
  readonly zone: string;
  readonly place?: string;
}

/**
 * The zone a person means by what they typed: a name of the tz database (today's or an old one), a city (`Zürich`,
 * `Portland, Oregon`), a country or state that has one clock, a clock's name (`PST`, `Eastern Time`) or a distance from
 * UTC (`UTC+5:30`, which comes as `+05:30`). Undefined when it is none of them or may mean several.
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

/** Zones for what was typed so far, the likeliest first, at most 25: what it means, what it may mean, what it begins. */
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

/** The cities of `Portland, Oregon`; where the list lacks the city, those of the state or country, if that is spelled out. */
function citiesBehindComma(typed: string): readonly City[] {
  const [city = '', ...within] = typed
    .split(/[,，()]/)
    .map(foldPlace)
    .filter((part) => part !== '');
  const area = within.at(-1);
  if (area === undefined) return [];
  // What is not of the list lies in nothing that could contradict.
  const cities = citiesNamed(city).filter(
    (place) => place.area === undefined || within.every((name) => place.area?.names.includes(name)),
  );
  return cities.length > 0 ? cities : citiesWithin(area);
}

/** The zone that most of these people live by, if hardly any of them lives by another clock. */
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

/** Each zone once, as it was first found; a place that bears the zone's own name says nothing more. */
function firstOfEach(candidates: readonly Candidate[]): ZoneSuggestion[] {
  const byZone = new Map<string, Candidate>();
  for (const one of candidates) if (!byZone.has(one.zone)) byZone.set(one.zone, one);
  return [...byZone.values()].slice(0, MOST).map(({ zone, name }) => {
    const known = name === undefined || foldPlace(name).startsWith(foldPlace(cityOf(zone)));
    return known ? { zone } : { zone, place: name };
  });
}
