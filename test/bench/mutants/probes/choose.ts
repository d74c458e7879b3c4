import path from 'node:path';
import type { Mutant } from '../mutant.ts';
import type { Reach } from '../reach.ts';
import { type Chart, hashOf, type Sources, unwatched } from './chart.ts';

/** Tests that check source text, or measure: they say nothing about behaviour. */
const NOT_OF_BEHAVIOUR = ['test/structure.test.ts', 'test/glossary.test.ts', 'test/bench/'];

export function isOfBehaviour(test: string): boolean {
  return !NOT_OF_BEHAVIOUR.some((place) => test.startsWith(place));
}

/**
 * The tests that could notice a mutant: first the one named after its file, then its neighbours, then the quickest in
 * its part of the code, then the others; those never recorded come last.
 */
export type Choose = (mutant: Mutant) => string[];

/** Code that runs at import is shown to every test that runs any of its file, then to those that only reach it. */
export function createChoose(parts: {
  readonly chart: Chart;
  readonly reach: Reach;
  readonly sources: Sources;
  /** How long a test takes, in milliseconds. */
  readonly msOf: (test: string) => number;
}): Choose {
  const { chart, reach, sources, msOf } = parts;
  const isNew = new Set(unwatched(chart, sources));
  return (mutant) => {
    const reaching = reach(mutant.file);
    const { tests: ran, isAtImport } = testsSeen(chart, sources, mutant) ?? {
      tests: reaching,
      isAtImport: true,
    };
    const seen = mutant.file.startsWith(COMMANDS) ? [...ran, ...reaching.filter(isOfCommands)] : ran;
    const isSeen = new Set(seen);
    const own = `test/${mutant.file.replace(/\.ts$/, '.test.ts').replace(/^src\//, '')}`;
    const near = own.split('/').slice(0, 2).join('/');
    const beside = path.posix.dirname(own);
    const cost = (test: string): number => {
      if (test === own) return -1;
      if (!isSeen.has(test) && !isNew.has(test)) return msOf(test) + 2 * FAR_MS;
      if (!test.startsWith(`${near}/`)) return msOf(test) + (isNew.has(test) ? FAR_MS : SLOW_MS);
      return msOf(test) / (path.posix.dirname(test) === beside ? CLOSER : 1);
    };
    return [...new Set([...seen, ...reaching.filter((test) => isAtImport || isNew.has(test))])]
      .filter((test) => sources.has(test) && isOfBehaviour(test))
      .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1));
  };
}

/** What a command says of itself runs when it is loaded, and is only recorded for the first test that loads it. */
const COMMANDS = 'commands/';
const isOfCommands = (test: string): boolean => test.startsWith(`test/${COMMANDS}`);

/** A test in another folder that was never recorded comes after all others. */
const FAR_MS = 1e9;

/**
 * What a test in another folder notices, the own folder's tests mostly notice too, unless they are slower by this much.
 */
const SLOW_MS = 10_000;

/** How many times longer a test beside the one named after the file may take. */
const CLOSER = 4;

/** Tests that ran the innermost block around the mutant; undefined if its file isn't known to run. */
function testsSeen(chart: Chart, sources: Sources, mutant: Mutant): Seen | undefined {
  const known = chart.files[mutant.file];
  if (known === undefined || known.blocks.length === 0) return undefined;
  const isSame = known.hash === hashOf(sources.get(mutant.file) ?? '');
  const around = known.blocks
    .filter(({ start, end }) => isSame && start <= mutant.start && mutant.end <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const [innermost] = around;
  if (innermost !== undefined) return { tests: [...innermost.tests, ...known.former], isAtImport: false };
  return { tests: [...known.blocks.flatMap(({ tests }) => tests), ...known.former], isAtImport: true };
}

interface Seen {
  readonly tests: readonly string[];
  /** Does it run when its file is loaded? Then it may break loading for every importer. */
  readonly isAtImport: boolean;
}
