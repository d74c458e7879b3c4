import { runInNewContext } from 'node:vm';
import type { TimedParseTask } from './parse-by-process.ts';
import { loadAhead, parsedBy } from './parse-outcome.ts';

/** The process' side of `parse-by-process.ts`. It ends with its parent, also one that was killed. */
process.once('disconnect', () => process.exit());
// They go to all of a terminal's or a service's processes; the parent may have something to finish.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
loadAhead(process.argv.slice(2));

process.on('message', async (task: TimedParseTask) => {
  // A loop hears of no parent's end: nothing but V8 itself ends it.
  const outcome = await parsedBy(task, (parse, text) =>
    runInNewContext('call()', { call: () => parse(text) }, { timeout: task.withinMs }),
  );
  process.send?.(outcome);
});
