import type { Bench } from './bench.ts';
import { knownItemTable, relevanceTables, similarTable } from './search/relevance.ts';
import { SPEED_OPTIONS } from './search/speed/chosen.ts';
import { chosenSpeed, speedTables } from './search/speed/run.ts';
import { twinTable } from './search/twin-check.ts';

export default {
  name: 'search',
  title: 'Search: relevance and speed beside other engines',
  options: SPEED_OPTIONS,
  async run(args) {
    const chosen = await chosenSpeed(args);
    // Naming engines shows their speed within minutes.
    if (chosen.isShort) return speedTables(args, chosen);
    return [
      ...(await relevanceTables(args)),
      await twinTable(args),
      await similarTable(args),
      await knownItemTable(args),
      ...(await speedTables(args, chosen)),
    ];
  },
} satisfies Bench;
