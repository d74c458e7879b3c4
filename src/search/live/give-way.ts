import { constants, setPriority } from 'node:os';

/** From now on this thread lets others go first that somebody waits for. Only Linux keeps a priority for each: elsewhere this would slow the bot. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
