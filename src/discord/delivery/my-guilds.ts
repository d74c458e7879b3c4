import { Routes } from 'discord.js';
import type { Rest } from '../rest/bulk-rest.ts';
import { textField } from './channel-access.ts';

/** Servers per response: https://discord.com/developers/docs/resources/user#get-current-user-guilds */
const AT_ONCE = 200;

/** Ids of all servers the bot is in, including those in an outage. @throws if any request fails. */
export async function myGuilds(rest: Pick<Rest, 'get'>): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after = '0'; ; ) {
    const query = new URLSearchParams({ limit: String(AT_ONCE), after });
    const answer = await rest.get(Routes.userGuilds(), { query });
    if (!Array.isArray(answer)) throw new TypeError('Discord listed its servers in an unknown format.');
    const page = answer.map((one: unknown) => textField(one, 'id'));
    for (const id of page) ids.add(id);
    const last = page.at(-1);
    if (page.length < AT_ONCE || last === undefined || last === after) return ids;
    after = last;
  }
}
