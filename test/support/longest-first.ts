import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start browsers and processes, or wait for them, longest first. */
const LONGEST = [
  'many-processes',
  'digest/delivery/kills',
  'main',
  'playground/page/page',
  'playground/page/accessibility',
  'bench/faults/faults',
  'mail/kills',
  'digest/delivery/failures',
  'search/live/search-pool',
  'playground/next-day',
  'search/index/tail/grow',
  'search/live/increments',
  'playground/page/keyboard',
  'playground/page/paperboy',
  'web/browser',
  'playground/page/posts-and-pins',
  'catalog/http/parse-threads',
  'search/reading/finding',
  'digest/compose/every-paper',
  'store/postgres',
  'catalog/file/import/resume',
  'backfill',
  'store/servers/failover',
  'mail/delivery',
  'store/store',
  'commands/store-away',
  'build',
  'cli',
  'follow/arrives',
  'search/live/live-search',
  'digest/due',
  'bench/load/load',
  'cli/stored',
  'loopback/gateway/gateway',
  'commands/digest',
  'discord/interactions/router',
  'cli/verbs/move',
  'mail/opt-in',
  'search/live/meanings',
  'catalog/paper-file/keep',
  'catalog/live/kept-papers',
  'search/rank/pruning',
  'catalog/file/broken-answers',
  'mail-turns',
  'docker/image',
  'store/shared/peers',
  'search/index/append/append',
  'catalog/refresh/refresh',
  'commands/featured',
  'cite/round-trip',
  'structure',
];

/**
 * Starts the longest files first, so that nothing waits for one file at the end; by default the order is by file size.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
