import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { discordFaults } from './of-discord.ts';
import { machineFaults, sourceFaults } from './of-machine.ts';
import { runFault } from './run-fault.ts';

/** One each for Discord, the machine, the store and the sources; the bench runs them all. */
const QUICK = /lost|clock|lock of SQLite|markup/;
const faults: readonly Fault[] = [...discordFaults, ...machineFaults, ...sourceFaults].filter(({ name }) =>
  QUICK.test(name),
);

describe('during a fault', () => {
  it.each(faults.map((fault) => [fault.name, fault] as const))(
    '(%s) searches are answered, and then every digest comes, once',
    async (_name, fault) => {
      const report = await runFault(fault, 2500);
      if (report === undefined) return;
      expect(report.answered).toBe(report.searches);
      expect(report.searches).toBeGreaterThan(0);
      expect(report).toMatchObject({ doubled: 0, lost: 0 });
      expect(report.healedAfter).toBeLessThan(90);
    },
    240_000,
  );
});
