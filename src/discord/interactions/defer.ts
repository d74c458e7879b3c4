import { MessageFlags } from 'discord.js';
import type { Command } from './command.ts';
import { isMessageCommand } from './definition.ts';
import type { Answerable } from './respond.ts';

/**
 * Discord shows an error if it hears nothing within 3 seconds. Deferring at half of that leaves the rest for a slow
 * network, and quick answers never flash "thinking…".
 */
export const DEFER_AFTER_MS = 1500;

/** A scheduled deferral. */
export interface Deferral {
  /** Cancels it, or waits until Discord has it if it is already on its way. Never rejects. */
  settle(): Promise<void>;
}

/** Defers the answer after a delay; at once for 0 ms. @param failed gets Discord's error. */
export function deferLater(
  interaction: Answerable,
  options: {
    readonly afterMs: number;
    readonly privately: () => boolean;
    failed(error: unknown): void;
    /** Called when a deferral is sent; the promise never rejects. */
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

/** Whether a slow answer is deferred privately; always, for right-click commands. */
export function defersPrivately(command: Command, interaction: Answerable): boolean {
  if (!interaction.isChatInputCommand() || isMessageCommand(command)) return true;
  const { defersPrivately: privately = false } = command;
  return typeof privately === 'function' ? privately(interaction) : privately;
}
