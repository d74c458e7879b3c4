import { openDumpFile } from '../copy/dump-file.ts';
import { openPlace, placeName } from '../copy/place.ts';
import type { Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description("Restore a backup into an empty store; what was due before now isn't sent again")
      .argument('<file>', 'a file that "papers backup" wrote')
      .option('--paused', 'pause every digest, for a copy beside the running bot');
  },

  async run({ config, args: [file = ''], options, clock, out }) {
    const dump = await openDumpFile(file);
    const store = await openPlace(config);
    try {
      await store.fill(dump, { noneBefore: clock(), paused: options.paused === true });
      out(`${file} restored into ${placeName(config)}`);
      return 0;
    } finally {
      await store.close();
    }
  },
} satisfies Verb;
