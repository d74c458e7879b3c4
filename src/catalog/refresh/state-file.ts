import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../file/atomic-file.ts';
import { withFileLock } from '../file/lock.ts';
import { mergeStates } from './merge-states.ts';
import { EMPTY_STATE, type RefreshState, type RefreshStateStore } from './state.ts';

const count = z.object({ at: z.iso.datetime(), papers: z.number() });

/** The file keeps the names of its first version, so that older versions can go on with it. */
const schema = z.object({
  readings: z.record(z.string(), z.array(count)),
  sources: z.record(
    z.string(),
    z.object({
      lastSuccess: z.string().optional(),
      lastError: z.object({ at: z.string(), message: z.string() }).optional(),
    }),
  ),
  refused: z.record(z.string(), z.string()).optional(),
});

/**
 * Remembers in one JSON file, which several processes may write. A damaged one counts as none: what it held is asked for again.
 *
 * @throws UnwritableFile when it cannot be written.
 */
export function refreshStateFile(file: string): RefreshStateStore {
  async function read(): Promise<RefreshState> {
    try {
      return fromFile(schema.parse(JSON.parse(await readFile(file, 'utf8'))));
    } catch {
      return EMPTY_STATE;
    }
  }

  return {
    read,
    async add(state) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      return withFileLock(file, async () => {
        const merged = mergeStates(await read(), state);
        await writeAtomically(file, (handle) =>
          handle.writeFile(`${JSON.stringify(toFile(merged), null, 1)}\n`),
        );
        return merged;
      });
    },
  };
}

function fromFile({ readings, refused, ...state }: z.infer<typeof schema>): RefreshState {
  return { ...state, batchCounts: readings, ...(refused === undefined ? {} : { rejected: refused }) };
}

function toFile({ batchCounts, rejected, ...state }: RefreshState): unknown {
  return { readings: batchCounts, ...state, ...(rejected === undefined ? {} : { refused: rejected }) };
}
