import { constants, setPriority } from 'node:os';

/** Lowers the priority of this thread, in favour of threads that people wait for. Linux only: elsewhere it would apply to the whole process. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
