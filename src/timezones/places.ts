import { createRequire } from 'node:module';
import type { cityMapping } from 'city-timezones';
import { lazily, memoized } from '../lazily.ts';
import { alsoCalled } from './also-called.ts';
import { namesOfCountry } from './countries.ts';
import { foldPlace } from './fold-place.ts';
import { cityOf, zoneNamed, zones } from './zones.ts';

/** A city or town, and its zone. */
export interface City {
  /** The display name: `Pittsburgh, Pennsylvania`. */
  readonly name: string;
  readonly zone: string;
  readonly people: number;
  /** The area it's in; undefined if only its zone is known. */
  readonly area?: Area;
}

/** A state or province, or a country that the list doesn't divide. */
interface Area {
  /** Folded names of the area and its country, in full and as codes. */
  readonly names: readonly string[];
  /** Largest first. */
  readonly cities: City[];
}

interface Places {
  /** Keyed by folded name, largest first. */
  readonly cities: ReadonlyMap<string, readonly City[]>;
  readonly areas: readonly Area[];
  /** Folded names of cities, of areas (in full, with their largest city), and of zones; largest first. */
  readonly names: readonly { readonly name: string; readonly place: City }[];
}

/**
 * Population assumed for names that aren't in the list of cities: a large city's if it's a common name, or else a
 * town's.
 */
const LARGE = 1_000_000;
const TOWN = 50_000;

/** Length of country and state codes. */
const CODE = 2;

/** Loaded on the first lookup, which few runs need: the list is long and pulls in all of lodash. */
function allCities(): typeof cityMapping {
  const list: typeof import('city-timezones') = createRequire(import.meta.url)('city-timezones');
  return list.cityMapping;
}

const places = lazily((): Places => {
  const cities = new Map<string, City[]>();
  const areas = new Map<string, Area>();
  const zoneOf = memoized(zoneNamed);
  for (const city of allCities()) {
    // Some Antarctic stations have no zone, and some cities have one that is now only a link.
    const zone = city.timezone ? zoneOf(city.timezone) : undefined;
    if (zone === undefined) continue;
    const area = kept(areas, `${city.province}|${city.country}`, () => areaOf(city));
    const where = city.province === city.city || !city.province ? city.country : city.province;
    const place = { name: `${city.city}, ${where}`, zone, people: city.pop, area };
    area.cities.push(place);
    kept(cities, foldPlace(city.city), () => []).push(place);
    if (city.city_ascii !== city.city) kept(cities, foldPlace(city.city_ascii), () => []).push(place);
  }
  for (const zone of zones()) {
    const held = kept(cities, foldPlace(cityOf(zone)), () => []);
    if (!held.some((place) => place.zone === zone)) held.push({ name: cityOf(zone), zone, people: TOWN });
  }
  for (const [name, zone] of alsoCalled) cities.set(name, [{ name: cityOf(zone), zone, people: LARGE }]);
  for (const held of cities.values()) if (held.length > 1) held.sort(byPeople);
  for (const area of areas.values()) area.cities.sort(byPeople);
  return { cities, areas: [...areas.values()], names: allNames(cities, areas.values()) };
});

function allNames(cities: ReadonlyMap<string, readonly City[]>, areas: Iterable<Area>): Places['names'] {
  const names: { name: string; place: City }[] = [];
  for (const [name, held] of cities) for (const place of held) names.push({ name, place });
  for (const { names: of, cities: within } of areas) {
    const [place] = within;
    for (const name of of) if (place !== undefined && name.length > CODE) names.push({ name, place });
  }
  for (const zone of zones())
    names.push({ name: foldPlace(zone), place: { name: cityOf(zone), zone, people: TOWN } });
  return names.sort((a, b) => byPeople(a.place, b.place));
}

const folded = memoized(foldPlace);
const countryNames = memoized(namesOfCountry);

function areaOf(city: (typeof cityMapping)[number]): Area {
  const names = [city.province, city.state_ansi, city.country, city.iso3, ...countryNames(city.iso2)];
  // The list is missing some of these, and has a number instead of the code for two countries.
  return { names: [...new Set(names.filter((name) => typeof name === 'string').map(folded))], cities: [] };
}

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

function byPeople(a: City, b: City): number {
  return b.people - a.people;
}

/** Cities with a folded name, largest first; `zuerich` finds the same as `zürich`. */
export function citiesNamed(name: string): readonly City[] {
  const { cities } = places();
  return cities.get(name) ?? cities.get(name.replace(/([aou])e/g, '$1')) ?? [];
}

/**
 * The cities of a country or state by its folded name, largest first. Two-letter codes don't count, since `DE` and
 * `IN` are both a country and a state: they only tell cities of the same name apart. `US` is an exception, being no
 * state.
 */
export function citiesWithin(name: string): readonly City[] {
  if (name.length <= CODE && name !== 'us') return [];
  return places()
    .areas.filter((area) => area.names.includes(name))
    .flatMap((area) => area.cities)
    .sort(byPeople);
}

/** Cities, and the largest city of each state and country, whose folded names begin with `start`; largest first. */
export function placesBeginning(start: string): readonly City[] {
  return places()
    .names.filter(({ name }) => name.startsWith(start))
    .map(({ place }) => place);
}

/** Places with a later word in their folded names that begins with `start` (`francisco`); largest first. */
export function placesWithin(start: string): readonly City[] {
  const inside = ` ${start}`;
  return places()
    .names.filter(({ name }) => name.includes(inside))
    .map(({ place }) => place);
}

/** Every place under each of its names; largest first. */
export function namedPlaces(): Places['names'] {
  return places().names;
}
