import { setTimeout } from 'node:timers/promises';
import { DiscordAPIError, type REST, RESTEvents, Routes } from 'discord.js';

export const BAD_TOKEN =
  "Discord doesn't accept DISCORD_TOKEN. Copy it again from your application's Bot page at https://discord.com/developers/applications.";

/** How long to wait before each check whether a token really is rejected, ms. */
const PAUSES_MS = [1_000, 5_000, 30_000];

/**
 * Makes a REST client keep its token: discord.js drops it on the first 401, and all later requests would
 * fail without being sent, although a 401 may come from an intermediary, or from a hiccup at Discord.
 */
export function keepToken(rest: REST): REST {
  const setToken = rest.setToken.bind(rest);
  rest.setToken = (token: string | null) => (token === null ? rest : setToken(token));
  return rest;
}

/**
 * Resolves with what to do once Discord has rejected the token for good: after a 401, three checks in a row, seconds
 * apart, must be rejected as well. Anything else clears the suspicion until the next 401.
 */
export function whenTokenInvalid(
  rest: Pick<REST, 'on' | 'get'>,
  sleep: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms, undefined, { ref: false }),
): Promise<string> {
  return new Promise((resolve) => {
    let isAsking = false;

    async function ask(): Promise<void> {
      for (const pause of PAUSES_MS) {
        await sleep(pause);
        if (!(await isInvalid(rest))) return;
      }
      resolve(BAD_TOKEN);
    }

    rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status !== 401 || !data.auth || isAsking) return;
      isAsking = true;
      void ask().finally(() => {
        isAsking = false;
      });
    });
  });
}

/** Only Discord's own rejection counts, which has a code; an intermediary sends a page. */
async function isInvalid(rest: Pick<REST, 'get'>): Promise<boolean> {
  try {
    await rest.get(Routes.user('@me'));
    return false;
  } catch (error) {
    return error instanceof DiscordAPIError && error.status === 401 && typeof error.code === 'number';
  }
}
