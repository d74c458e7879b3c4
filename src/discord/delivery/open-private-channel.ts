import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { PrivateChannelStore } from '../../digest/private-channels.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { textField } from './channel-access.ts';
import type { OpeningBudget } from './opening-budget.ts';
import { TOO_FAST_MS } from './person-outcome.ts';

/** A person's DM channel, or how long to wait before it may be opened, ms. */
export type Opened = { readonly channelId: string } | { readonly waitMs: number };

/** Opens a person's DM channel once and stores its id. @throws what the request throws. */
export function createOpenChannel(parts: {
  readonly rest: Rest;
  readonly store: PrivateChannelStore;
  readonly budget: OpeningBudget;
}): (userId: string) => Promise<Opened> {
  const { rest, store, budget } = parts;

  return async (userId) => {
    const kept = await store.get(userId);
    if (kept !== undefined) return { channelId: kept };
    const waitMs = await budget.waitFor(userId);
    if (waitMs > 0) return { waitMs };
    try {
      const answer = await rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
      const channelId = textField(answer, 'id');
      await store.keep(userId, channelId);
      return { channelId };
    } catch (error) {
      const isTooFast =
        error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.OpeningDirectMessagesTooFast;
      if (isTooFast) await budget.pause(TOO_FAST_MS);
      throw error;
    }
  };
}
