import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Services } from '../../src/discord/interactions/services.ts';
import { findSaves } from '../../src/library/find-saves.ts';
import { libraryList } from '../../src/view/library.ts';

/** A page of a person's library. */
export async function listPage(
  { library, catalog }: Pick<Services, 'library' | 'catalog'>,
  userId: string,
  filter: string,
  page: number,
): Promise<APIMessageTopLevelComponent[]> {
  const all = await library.all(userId);
  return libraryList({
    saves: await findSaves(all, filter, (id) => catalog.get(id)),
    total: all.length,
    filter,
    page,
    isHeld: (id) => catalog.get(id) !== undefined,
  });
}
