import { MessageFlags } from 'discord.js';
import type { Command } from './command.ts';
import { isMessageCommand } from './definition.ts';
import type { Answerable } from './respond.ts';

/**
 * Discord shows a failure when nothing came within 3 seconds. A deferral sent at half of that leaves the rest for a slow
 * network, and quick answers never flash "thinking…".
 */
export const DEFER_AFTER_MS = 1500;

/** A deferral that is yet to come. */
export interface Deferral {
  /** Calls it off, or waits until one that was begun is with Discord. Never rejects. */
  settle(): Promise<void>;
}

/** Tells Discord after a while that the answer takes longer; at once for 0 ms. @param failed takes what Discord said to it. */
export function deferLater(
  interaction: Answerable,
  options: {
    readonly afterMs: number;
    readonly privately: () => boolean;
    failed(error: unknown): void;
    /** Told of one that is on its way; the promise never rejects. */
    begun?(deferred: Promise<void>): void;
  },
): Deferral {
  let begun: Promise<void> | undefined;
  const begin = (): void => {
    begun = defer(interaction, options.privately).catch(options.failed);
    options.begun?.(begun);
  };
  const timer = options.afterMs > 0 ? setTimeout(begin, options.afterMs) : void begin();
  return {
    async settle() {
      clearTimeout(timer ?? undefined);
      await begun;
    },
  };
}

async function defer(interaction: Answerable, privately: () => boolean): Promise<void> {
  if (interaction.isMessageComponent()) {
    await interaction.deferUpdate();
    return;
  }
  await interaction.deferReply(privately() ? { flags: MessageFlags.Ephemeral } : {});
}

/** Whether a slow answer is awaited privately; right-click commands always are. */
export function defersPrivately(command: Command, interaction: Answerable): boolean {
  if (!interaction.isChatInputCommand() || isMessageCommand(command)) return true;
  const { defersPrivately: privately = false } = command;
  return typeof privately === 'function' ? privately(interaction) : privately;
}
