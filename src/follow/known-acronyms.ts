import { createBreath } from '../breath.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Acronyms, createAcronyms, explainedIn } from '../search/match/acronyms.ts';

/** The acronyms that a catalog's papers explain; when the catalog changes, only new papers are read. */
export function createKnownAcronyms(): (catalog: Catalog) => Promise<Acronyms> {
  const acronyms = createAcronyms();
  let done: Catalog | undefined;
  let work: Promise<void> = Promise.resolve();

  async function read(catalog: Catalog): Promise<void> {
    if (catalog === done) return;
    const breathe = createBreath();
    const changed = done && catalog.changedSince(done);
    const papers = changed?.flatMap((number) => catalog.at(number) ?? []) ?? catalog.all();
    for (const { id, title, abstract = '' } of papers) {
      if (done?.get(id) !== undefined) continue;
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
