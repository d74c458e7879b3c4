import path from 'node:path';
import { openPlace, placeName } from '../copy/place.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Copy everything the bot keeps to PostgreSQL, or back into a folder; stop the bot first')
      .requiredOption('--to <place>', 'a postgres:// address, or a folder for DATA_DIR; it must be empty');
  },

  async run({ config, options, out, err }) {
    const to = String(options.to);
    const isDatabase = /^postgres(ql)?:\/\//.test(to);
    if (!isDatabase && /^\w+:\/\//.test(to)) {
      throw new UsageError('move: --to takes an address that starts with postgres://, or a folder');
    }
    const target = { DATABASE_URL: isDatabase ? to : undefined, DATA_DIR: isDatabase ? config.DATA_DIR : to };
    if (isSame(config, target)) throw new UsageError('move: everything is already at --to');
    const from = await openPlace(config);
    try {
      const store = await openPlace(target);
      try {
        let rows = 0;
        await store.fill({
          schema: from.dump.schema,
          rows: (take) =>
            from.dump.rows(async (some) => {
              rows += some.length;
              await take(some);
            }),
        });
        out(
          `${rows} rows copied from ${placeName(config)} to ${placeName(target)}; nothing was removed there`,
        );
        err(
          isDatabase
            ? TO_DATABASE
            : `Now remove DATABASE_URL from your settings, set DATA_DIR=${to} and start the bot.`,
        );
        return 0;
      } finally {
        await store.close();
      }
    } finally {
      await from.close();
    }
  },
} satisfies Verb;

const TO_DATABASE =
  'Now set DATABASE_URL to that address and, if the old DATA_DIR has a file named secret.key, SECRET_KEY to its contents. Then start the bot.';

interface Place {
  readonly DATABASE_URL?: string | undefined;
  readonly DATA_DIR: string;
}

function isSame(one: Place, other: Place): boolean {
  if (one.DATABASE_URL !== undefined || other.DATABASE_URL !== undefined) {
    return one.DATABASE_URL === other.DATABASE_URL;
  }
  return path.resolve(one.DATA_DIR) === path.resolve(other.DATA_DIR);
}
