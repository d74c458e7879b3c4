import type { Bench } from './bench.ts';
import { knownItemTable, relevanceTables, similarTable } from './search/relevance.ts';
import { speedTables } from './search/speed/run.ts';
import { twinTable } from './search/twin-check.ts';

export default {
  name: 'search',
  title: 'Search: relevance and speed beside other engines',
  run: async (args) => [
    ...(await relevanceTables(args)),
    await twinTable(args),
    await similarTable(args),
    await knownItemTable(args),
    ...(await speedTables(args)),
  ],
} satisfies Bench;
