import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import type { Logger } from '../../log.ts';

/**
 * discord.js reads each packet as it comes, and throws at one of a shape that it does not know from where nobody catches
 * it. Such a packet is passed over with a line in the log, which tells what failed and not what the packet held.
 */
export function passOverUnreadable(log: Logger): NonNullable<WebSocketOptions['buildStrategy']> {
  return (manager) => {
    const { emit } = manager;
    manager.emit = (...event: unknown[]) => {
      try {
        return Reflect.apply(emit, manager, event) === true;
      } catch (error) {
        log.error({ err: error }, "couldn't read a packet from Discord, so it was skipped");
        return true;
      }
    };
    return new SimpleShardingStrategy(manager);
  };
}
