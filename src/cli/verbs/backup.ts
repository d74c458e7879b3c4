import { existsSync } from 'node:fs';
import { writeDumpFile } from '../copy/dump-file.ts';
import { openPlace, placeName } from '../copy/place.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Write everything the bot keeps to one file, even while it runs')
      .argument('<file>', 'a new file of JSON Lines, gzipped if its name ends in .gz');
  },

  async run({ config, args: [file = ''], clock, out }) {
    if (existsSync(file)) throw new UsageError(`backup: ${file} already exists; choose a new file`);
    const store = await openPlace(config);
    try {
      const rows = await writeDumpFile(file, store.dump, clock());
      out(`${rows} rows of ${placeName(config)} written to ${file}`);
      return 0;
    } finally {
      await store.close();
    }
  },
} satisfies Verb;
