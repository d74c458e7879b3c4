import { createRequire } from 'node:module';
import type { cityMapping } from 'city-timezones';
import { lazily, memoized } from '../lazily.ts';
import { alsoCalled } from './also-called.ts';
import { namesOfCountry } from './countries.ts';
import { foldPlace } from './fold-place.ts';
import { cityOf, zoneNamed, zones } from './zones.ts';

/** A city or town, and the zone it is in. */
export interface City {
  /** As it is shown: `Pittsburgh, Pennsylvania`. */
  readonly name: string;
  readonly zone: string;
  readonly people: number;
  /** What it lies in; absent where only its zone is known. */
  readonly area?: Area;
}

/** A state or province, or a country that the list does not divide. */
interface Area {
  /** Folded names of it and of its country, spelled out and as codes. */
  readonly names: readonly string[];
  /** The largest first. */
  readonly cities: City[];
}

interface Places {
  /** By folded name, the largest first. */
  readonly cities: ReadonlyMap<string, readonly City[]>;
  readonly areas: readonly Area[];
  /** The folded names of cities, of areas spelled out with their largest city, and of zones; the largest first. */
  readonly names: readonly { readonly name: string; readonly place: City }[];
}

/** What a name counts that is no city of the list: as a large one where it is what people say, else as a town. */
const LARGE = 1_000_000;
const TOWN = 50_000;

/** The length of the codes of countries and states. */
const CODE = 2;

/** Loaded when the first place is looked up, which few runs do: it is a long list, and comes with all of lodash. */
function allCities(): typeof cityMapping {
  const list: typeof import('city-timezones') = createRequire(import.meta.url)('city-timezones');
  return list.cityMapping;
}

const places = lazily((): Places => {
  const cities = new Map<string, City[]>();
  const areas = new Map<string, Area>();
  const zoneOf = memoized(zoneNamed);
  for (const city of allCities()) {
    // Some stations of Antarctica have no zone, some cities one that is no more than a link today.
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
  // The list leaves some of them out, and has a number for the code of two countries.
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

/** Cities of a folded name, the largest first; `zuerich` finds what `zürich` does. */
export function citiesNamed(name: string): readonly City[] {
  const { cities } = places();
  return cities.get(name) ?? cities.get(name.replace(/([aou])e/g, '$1')) ?? [];
}

/**
 * The cities of a country or state by its folded name, the largest first. Codes of two letters are left out, since `DE`
 * and `IN` are a country and a state: they only tell cities of one name apart. `US` is none of the latter.
 */
export function citiesWithin(name: string): readonly City[] {
  if (name.length <= CODE && name !== 'us') return [];
  return places()
    .areas.filter((area) => area.names.includes(name))
    .flatMap((area) => area.cities)
    .sort(byPeople);
}

/** Cities, and the largest city of each state and country, whose folded names begin with `start`; the largest first. */
export function placesBeginning(start: string): readonly City[] {
  return places()
    .names.filter(({ name }) => name.startsWith(start))
    .map(({ place }) => place);
}

/** Places with a later word of their folded names that begins with `start` (`francisco`); the largest first. */
export function placesWithin(start: string): readonly City[] {
  const inside = ` ${start}`;
  return places()
    .names.filter(({ name }) => name.includes(inside))
    .map(({ place }) => place);
}

/** Every place by each of its names; the largest first. */
export function namedPlaces(): Places['names'] {
  return places().names;
}
