import { type Bench, type BenchArguments, rounded, type Table } from './bench.ts';
import { startFleet } from './many/fleet.ts';
import { databaseScenarios } from './many/of-database.ts';
import { processScenarios } from './many/of-processes.ts';
import { runScenario, type ScenarioReport } from './many/run-scenario.ts';
import type { Scenario } from './many/scenario.ts';

const PROCESSES = 3;

/** What the quick form runs, to end within a minute and a half. */
const QUICK: readonly string[] = ['kills'];

export default {
  name: 'many',
  title: 'Three processes on one PostgreSQL, and what goes wrong with them',
  onlyByName: true,
  options: { only: { type: 'string', multiple: true } },
  async run({ quick, progress, options }: BenchArguments): Promise<readonly Table[]> {
    const all = [...processScenarios(quick), ...databaseScenarios(quick)];
    const chosen = chooseFrom(all, options.only ?? (quick ? QUICK : undefined));
    const rows: (string | number)[][] = [];
    for (const standby of [false, true]) {
      const scenarios = chosen.filter((scenario) => (scenario.standby ?? false) === standby);
      if (scenarios.length === 0) continue;
      const fleet = await startFleet({ processes: PROCESSES, standby });
      try {
        for (const scenario of scenarios) {
          const report = await runScenario(fleet, scenario, (line) => progress(`${scenario.name}: ${line}`));
          rows.push(rowOf(scenario, report));
          progress(rows.at(-1)?.join(' · ') ?? '');
        }
      } finally {
        await fleet.close();
      }
    }
    return [
      {
        title: 'Messages due while something goes wrong',
        columns: [
          'what',
          'digests + private + mail',
          'doubled',
          'lost',
          'mails nobody can know of',
          'early',
          'late without a word',
          'all there after, s',
          'searches answered',
          '429s',
        ],
        rows,
        notes: [
          'Counted at the loopback Discord and at a real SMTP server, both outside the processes. Nobody can know of a mail whose process was killed between handing it over and hearing whether it was taken: it is not sent again, and the next one says so and brings its papers. Searches: of those put to processes that lived until the answer.',
          ...(quick
            ? ['In the short form the leases of a killed process are ended by hand; they last two minutes.']
            : []),
        ],
      },
    ];
  },
} satisfies Bench;

function chooseFrom(all: readonly Scenario[], only: unknown): readonly Scenario[] {
  if (!Array.isArray(only)) return all;
  const unknown = only.filter((name) => !all.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`,
    );
  }
  return all.filter(({ name }) => only.includes(name));
}

function rowOf({ title, amounts }: Scenario, report: ScenarioReport): (string | number)[] {
  const { digests, privates, mails } = amounts;
  return [
    report.said === '' ? title : `${title}: ${report.said}`,
    `${digests} + ${privates} + ${mails}`,
    report.doubled,
    report.lost,
    report.unknown,
    report.early,
    report.lateUnsaid,
    rounded(report.tookSeconds),
    `${report.answered} of ${report.asked}`,
    report.limited,
  ];
}
