import { addressKey } from '../../catalog/address.ts';
import { type Catalog, newestBatchDay } from '../../catalog/catalog.ts';
import { dayOf } from '../../catalog/day-of.ts';
import { withdrawnOn } from '../../catalog/withdrawn.ts';
import { paperKey } from '../../paper/key.ts';
import type { Paper } from '../../paper/paper.ts';
import { makeNameTable, type NameTable, numbersNamed } from './name-table.ts';

/** What a catalog is asked for besides its papers themselves, as it is stored. */
export interface CatalogTables {
  readonly size: number;
  readonly names: NameTable;
  /** Numbers of papers by the day they count from. */
  readonly days: readonly (readonly [day: string, numbers: Uint32Array])[];
  readonly withdrawn: readonly number[];
}

export function tablesOf(papers: readonly Paper[]): CatalogTables {
  const days = new Map<string, number[]>();
  const names: [string, number][] = [];
  const withdrawn: number[] = [];
  for (const [number, paper] of papers.entries()) {
    for (const name of namesOf(paper)) names.push([name, number]);
    const day = dayOf(paper) ?? '';
    const list = days.get(day);
    if (list === undefined) days.set(day, [number]);
    else list.push(number);
    if (withdrawnOn(paper) !== undefined) withdrawn.push(number);
  }
  return {
    size: papers.length,
    names: makeNameTable(names),
    days: [...days].map(([day, numbers]) => [day, Uint32Array.from(numbers)]),
    withdrawn,
  };
}

/** A catalog whose papers are read when they are asked for; `read` gives the paper of a number, the same each time. */
export function openStoredCatalog(
  { size, names, days, withdrawn }: CatalogTables,
  read: (number: number) => Paper,
): Catalog {
  const byDay = new Map(days);
  const named = (name: string) =>
    numbersNamed(names, name).filter((number) => namesOf(read(number)).includes(name));
  const ofDay = (day: string) => Array.from(byDay.get(day) ?? [], read);
  const numberOf = (id: string) => named(`id ${id}`)[0] ?? named(`short ${id}`)[0];
  let all: readonly Paper[] | undefined;
  return {
    size,
    numberOf,
    at: (number) => (number < size ? read(number) : undefined),
    get(id) {
      const number = numberOf(id);
      return number === undefined ? undefined : read(number);
    },
    all() {
      all ??= Array.from({ length: size }, (_, number) => read(number));
      return all;
    },
    newestBatchDay: newestBatchDay(() => byDay.keys(), ofDay),
    days: () => byDay.keys(),
    ofDay,
    withdrawn: withdrawn.map(read),
    withKey: (key) => named(`key ${key}`).map(read),
    withAddress: (key) => named(`address ${key}`).map(read),
  };
}

/** All that a paper is looked up by, as `createCatalogBuilder` keeps it. */
function namesOf({ id, url }: Paper): string[] {
  const short = paperKey(id);
  const colon = id.lastIndexOf(':');
  return [
    `id ${id}`,
    ...(short === id ? [] : [`short ${short}`]),
    ...(colon > 0 ? [`key ${id.slice(colon + 1).toLowerCase()}`] : []),
    ...(url === undefined ? [] : [`address ${addressKey(url)}`]),
  ];
}
