import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeAtomically } from '../file/atomic-file.ts';
import { withFileLock } from '../file/lock.ts';
import { mergeStates } from './merge-states.ts';
import { EMPTY_STATE, type RefreshState, type RefreshStateStore } from './state.ts';
import { stateFromText, stateToText } from './state-text.ts';

/**
 * Stores the refresh state in a JSON file that several processes may write. A damaged file counts as empty: its data
 * is requested again.
 *
 * @throws UnwritableFile if it can't be written.
 */
export function refreshStateFile(file: string): RefreshStateStore {
  async function read(): Promise<RefreshState> {
    try {
      return stateFromText(await readFile(file, 'utf8'));
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
        await writeAtomically(file, (handle) => handle.writeFile(`${stateToText(merged)}\n`));
        return merged;
      });
    },
  };
}
