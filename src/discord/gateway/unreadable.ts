import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import type { Logger } from '../../log.ts';

/**
 * discord.js parses each packet as it arrives, and throws on one of unknown shape where nobody can catch
 * it. This skips such a packet and logs what failed, but not the packet's content.
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
