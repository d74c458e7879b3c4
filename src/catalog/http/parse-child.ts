import { runInNewContext } from 'node:vm';
import type { TimedParseTask } from './parse-by-process.ts';
import { loadAhead, parsedBy } from './parse-outcome.ts';

/** The child's side of `parse-by-process.ts`. It ends with its parent, even if that was killed. */
process.once('disconnect', () => process.exit());
// These go to every process of a terminal or service; the parent may still have something to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
loadAhead(process.argv.slice(2));

process.on('message', async (task: TimedParseTask) => {
  // A busy event loop doesn't notice that the parent has gone: only V8 itself can end it.
  const outcome = await parsedBy(task, (parse, text) =>
    runInNewContext('call()', { call: () => parse(text) }, { timeout: task.withinMs }),
  );
  process.send?.(outcome);
});
