import { crowding } from './crowding.ts';
import { type Fate, type Mutant, planted } from './mutant.ts';
import type { Choose } from './probes/choose.ts';
import { type FileRun, runVitest, type TestRun } from './run-tests.ts';
import { type Turn, together } from './together.ts';
import type { Tree } from './tree.ts';

/** Decides the fate of mutants, and reports each as soon as it is known. */
export type Judge = (
  mutants: readonly Mutant[],
  onFate: (mutant: Mutant, fate: Fate) => void,
) => Promise<ReadonlyMap<Mutant, Fate>>;

/** Mutants that share a test run. */
const MOST_TOGETHER = 20;

/** A run silent for this long is in an endless loop; a test that failed in one is run again without mutants. */
const SILENCE_MS = 60_000;

/**
 * How many test files a mutant gets next while sharing a run, after surviving none, one, two … turns; alone, it gets
 * all.
 */
const TURNS: readonly number[] = [1, 3];

/**
 * Plants mutants in a copy of the project, and runs the tests that could notice them until one fails: many mutants per
 * run, as long as their tests run none of each other's code. A test that also fails without mutants kills none, and is
 * left out from then on; what survives in a shared run gets its tests again alone. `seconds`: limits the tests by their
 * recorded durations, but the first always runs: a mutant that only a slower one would notice counts as a survivor.
 */
export function createJudge(parts: {
  readonly tree: Tree;
  readonly choose: Choose;
  readonly secondsOf: (test: string) => number;
  readonly seconds: number;
  /** When to stop starting test runs, ms; mutants not judged by then have no fate. */
  readonly until: number;
  /** The tests' database; undefined if there is none. */
  readonly postgres: string | undefined;
  /** Called for each test that fails without mutants. */
  readonly onUnsound: (test: string) => void;
}): Judge {
  const { tree, choose, secondsOf, postgres } = parts;
  const soundness = new Map<string, boolean>();
  const config = 'test/bench/mutants/vitest.config.ts';
  const run = (tests: readonly string[], isOneEnough = false) =>
    runVitest(tree.root, config, tests, postgres, crowding() * SILENCE_MS, isOneEnough);
  const isSound = (test: string): boolean => soundness.get(test) ?? true;

  /** Finds out which test files pass on the original tree. */
  async function proveSound(tests: readonly string[]): Promise<void> {
    const unknown = tests.filter((test) => !soundness.has(test));
    if (unknown.length === 0) return;
    const { files, broken } = await run(unknown);
    for (const test of unknown) {
      const own = files.find(({ file }) => file === test);
      const isFine = broken === undefined && own !== undefined && own.failed === undefined;
      if (!isFine) parts.onUnsound(`${test}: ${broken ?? own?.failed ?? 'it was not run'}`);
      soundness.set(test, isFine);
    }
  }

  async function runWith(turns: readonly Turn[]): Promise<TestRun> {
    const textOf = ({ file }: Mutant): string => tree.sources.get(file) ?? '';
    for (const { mutant } of turns) await tree.plant(mutant.file, planted(mutant, textOf(mutant)));
    try {
      return await run(
        turns.flatMap(({ tests }) => tests),
        turns.length === 1,
      );
    } finally {
      for (const { mutant } of turns) await tree.plant(mutant.file, textOf(mutant));
    }
  }

  function affordable(tests: readonly string[]): string[] {
    let left = parts.seconds;
    return tests.filter((test, place) => {
      const isAfforded = place === 0 || secondsOf(test) <= left;
      if (isAfforded) left -= secondsOf(test);
      return isAfforded;
    });
  }

  return async (mutants, onFate) => {
    const touching = new Map(mutants.map((mutant) => [mutant, new Set(choose(mutant))]));
    const shown = new Map(mutants.map((mutant) => [mutant, new Set<string>()]));
    const turns = new Map(mutants.map((mutant) => [mutant, 0]));
    const fates = new Map<Mutant, Fate>();
    const settle = (mutant: Mutant, fate: Fate): void => {
      fates.set(mutant, fate);
      onFate(mutant, fate);
    };
    const toShow = (mutant: Mutant): string[] =>
      affordable([...(touching.get(mutant) ?? [])].filter(isSound));
    const left = (mutant: Mutant): string[] =>
      toShow(mutant).filter((test) => shown.get(mutant)?.has(test) !== true);
    const next = (mutant: Mutant): Turn => ({
      mutant,
      tests: left(mutant).slice(0, TURNS[turns.get(mutant) ?? 0]),
    });
    const take = async (group: readonly Turn[]): Promise<void> => {
      const { files, broken, hungAt } = await runWith(group);
      if (broken !== undefined && group.length > 1) {
        for (const part of apart(group, hungAt)) await take(part);
        return;
      }
      const failedBy = ({ tests }: Turn) =>
        broken === undefined
          ? files.filter(({ file, failed }) => failed !== undefined && tests.includes(file))
          : [];
      const suspects = group.flatMap((turn) =>
        broken === undefined
          ? failedBy(turn)
              .slice(0, 1)
              .map(({ file }) => file)
          : turn.tests,
      );
      await proveSound(suspects);
      for (const turn of group) {
        const { mutant, tests } = turn;
        if (broken !== undefined && tests.every(isSound)) {
          settle(mutant, { kind: 'killed', by: broken });
          continue;
        }
        const [first] = failedBy(turn).filter(({ file }) => soundness.get(file) === true);
        if (first !== undefined) settle(mutant, { kind: 'killed', by: `${first.file}: ${first.failed}` });
        // A mutant's own run ends at its first failure.
        const seen = group.length > 1 ? tests : tests.slice(0, lastRun(tests, failedBy(turn)) + 1);
        for (const test of seen) if (isSound(test)) shown.get(mutant)?.add(test);
        turns.set(mutant, (turns.get(mutant) ?? 0) + 1);
      }
    };
    for (;;) {
      const open: Turn[] = [];
      for (const mutant of mutants) {
        if (fates.has(mutant)) continue;
        const turn = next(mutant);
        if (turn.tests.length > 0) open.push(turn);
        else
          settle(mutant, {
            kind: 'survived',
            tests: toShow(mutant).length,
            of: touching.get(mutant)?.size ?? 0,
          });
      }
      if (open.length === 0 || Date.now() >= parts.until) return fates;
      // Those begun come first: without a fate when the time is over would mostly be what is hard to notice.
      const turnOf = ({ mutant }: Turn): number => turns.get(mutant) ?? 0;
      open.sort((a, b) => turnOf(b) - turnOf(a));
      const group = together(open, (mutant) => touching.get(mutant) ?? new Set(), MOST_TOGETHER);
      await take(group.length > 1 ? group : group.map(({ mutant }) => ({ mutant, tests: left(mutant) })));
    }
  };
}

/** The index of the test that ended a run: the first failure, or else the last. */
function lastRun(tests: readonly string[], failed: readonly FileRun[]): number {
  const failing = new Set(failed.map(({ file }) => file));
  const at = tests.findIndex((test) => failing.has(test));
  return at < 0 ? tests.length - 1 : at;
}

/**
 * Splits a group whose run went wrong: after a hang, that turn and the next alone and the rest together, else halves.
 */
function apart(group: readonly Turn[], hungAt: string | undefined): (readonly Turn[])[] {
  const at = group.findIndex(({ tests }) => hungAt !== undefined && tests.includes(hungAt));
  if (at < 0) {
    const middle = Math.ceil(group.length / 2);
    return [group.slice(0, middle), group.slice(middle)];
  }
  const others = [...group.slice(0, at), ...group.slice(at + 2)];
  return [...group.slice(at, at + 2).map((turn) => [turn]), ...(others.length > 0 ? [others] : [])];
}
