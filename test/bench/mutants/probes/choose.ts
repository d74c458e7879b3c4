import path from 'node:path';
import type { Mutant } from '../mutant.ts';
import type { Reach } from '../reach.ts';
import { type Chart, hashOf, type Sources, unwatched } from './chart.ts';

/** Tests that look at the text of the sources, or measure: they say nothing about behaviour. */
const NOT_OF_BEHAVIOUR = ['test/structure.test.ts', 'test/glossary.test.ts', 'test/bench/'];

export function isOfBehaviour(test: string): boolean {
  return !NOT_OF_BEHAVIOUR.some((place) => test.startsWith(place));
}

/**
 * The tests that can notice a mutant: the one named after its file first, then those beside it, then the quickest of its part of
 * the house, then of the others; those that were never watched last.
 */
export type Choose = (mutant: Mutant) => string[];

/** What runs at import is asked of every test that runs anything of its file, then of those that only reach it. */
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
    const { tests: seen, isAtImport } = testsSeen(chart, sources, mutant) ?? {
      tests: reaching,
      isAtImport: true,
    };
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

/** A test of another folder, of which it is not known what it runs, comes after all others. */
const FAR_MS = 1e9;

/** What a test of another folder notices, one of the own folder mostly notices too; unless it takes longer than this. */
const SLOW_MS = 10_000;

/** How much longer a test may take that stands beside the one named after the file. */
const CLOSER = 4;

/** Tests that ran the innermost block around the mutant; nothing where none of its file is known to run. */
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
  /** Whether it runs when its file is loaded: it may keep that from loading, for all who import it. */
  readonly isAtImport: boolean;
}
