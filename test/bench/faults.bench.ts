import { startPostgres } from '../support/postgres.ts';
import { type Bench, rounded, type Table } from './bench.ts';
import type { FaultReport } from './faults/fault.ts';
import { databaseFaults } from './faults/of-database.ts';
import { discordFaults } from './faults/of-discord.ts';
import { machineFaults, sourceFaults } from './faults/of-machine.ts';
import { runFault } from './faults/run-fault.ts';

/** How long each fault lasts, ms. */
const LASTS_MS = 60_000;
const QUICK_MS = 5000;

export default {
  name: 'faults',
  title: 'What breaks, what people see of it, and how soon it heals by itself',
  async run({ quick, progress }): Promise<readonly Table[]> {
    const server = await startPostgres();
    const lastsMs = quick ? QUICK_MS : LASTS_MS;
    const rows: (string | number)[][] = [];
    try {
      for (const fault of [
        ...databaseFaults(server.url),
        ...discordFaults,
        ...machineFaults,
        ...sourceFaults,
      ]) {
        const report = await runFault(fault, lastsMs);
        rows.push([fault.name, ...figuresOf(report)]);
        progress(`${fault.name}: ${rows.at(-1)?.slice(1).join(' · ')}`);
      }
    } finally {
      await server.stop();
    }
    return [
      {
        title: `Faults of ${lastsMs / 1000} seconds each`,
        columns: [
          'fault',
          'searches answered meanwhile',
          'healed after, s',
          'digests due',
          'doubled',
          'lost',
        ],
        rows,
        notes: [
          'Five digests fall due a second and a half after the fault begins. Healed: a search and a status are answered whole, and all five digests stand.',
          'While the gateway is down nobody can ask anything: Discord itself says that the bot does not respond.',
        ],
      },
    ];
  },
} satisfies Bench;

function figuresOf(report: FaultReport | undefined): (string | number)[] {
  if (report === undefined) return ['not possible here', '', '', '', ''];
  const { searches, answered, healedAfter, due, doubled, lost } = report;
  const healed = healedAfter === undefined ? 'not within 180' : rounded(healedAfter);
  return [`${answered} of ${searches}`, healed, due, doubled, lost];
}
