import type { Catalog } from '../catalog/catalog.ts';
import { type Acronyms, createAcronyms, explainedIn } from '../search/match/acronyms.ts';
import { createBreath } from './breath.ts';

/** What the papers of a catalog explain of acronyms; of a later catalog only the new papers are read. */
export function createKnownAcronyms(): (catalog: Catalog) => Promise<Acronyms> {
  const acronyms = createAcronyms();
  const seen = new Set<string>();
  let done: Catalog | undefined;
  let work: Promise<void> = Promise.resolve();

  async function read(catalog: Catalog): Promise<void> {
    if (catalog === done) return;
    const breathe = createBreath();
    for (const { id, title, abstract = '' } of catalog.all()) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const explained of explainedIn(`${title}. ${abstract}`)) acronyms.add(explained);
      await breathe();
    }
    done = catalog;
  }

  return async (catalog) => {
    const turn = work.then(() => read(catalog));
    work = turn.catch(() => {});
    await turn;
    return acronyms;
  };
}
