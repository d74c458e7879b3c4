import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start browsers and processes, or wait for them, the longest first. */
const LONGEST = [
  'digest/delivery/kills',
  'playground/page/accessibility',
  'many-processes',
  'main',
  'web/browser',
  'playground/page/page',
  'bench/faults/faults',
  'mail/kills',
  'digest/compose/every-paper',
  'digest/delivery/failures',
  'mail/delivery',
  'playground/next-day',
  'playground/page/keyboard',
  'search/live/search-pool',
  'backfill',
  'build',
  'store/store',
  'docker/image',
  'catalog/file/import/resume',
  'cli/stored',
  'digest/due',
  'store/servers/failover',
  'bench/load/load',
  'search/live/live-search',
  'commands/digest',
];

/** Begins with what takes longest, so that nobody waits for one file in the end; without it a short text would come last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
