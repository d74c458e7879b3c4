import { citeKey } from '../cite/key.ts';
import type { Paper } from '../paper/paper.ts';
import type { LibraryStore, SaveOutcome } from './library.ts';

interface SaveParts {
  readonly library: LibraryStore;
  readonly clock: () => Date;
}

/** Saves a paper for a person. */
export function savePaper({ library, clock }: SaveParts, userId: string, paper: Paper): Promise<SaveOutcome> {
  return library.save(userId, { paper: kept(paper), key: citeKey(paper), at: clock() });
}

/** Saves a paper, or removes it if it is saved. */
export async function toggleSave(
  parts: SaveParts,
  userId: string,
  paper: Paper,
): Promise<SaveOutcome | { readonly kind: 'removed' }> {
  if (await parts.library.remove(userId, paper.id)) return { kind: 'removed' };
  return savePaper(parts, userId, paper);
}

/** What a library keeps of a paper: what a citation needs, without the abstract. */
function kept({ id, title, authors, published, categories, url, extra = {} }: Paper): Paper {
  const facts = ['doi', 'venue', 'journalRef'].flatMap((name) =>
    typeof extra[name] === 'string' ? [[name, extra[name]] as const] : [],
  );
  return {
    id,
    title,
    authors,
    ...(published === undefined ? {} : { published }),
    ...(categories === undefined ? {} : { categories }),
    ...(url === undefined ? {} : { url }),
    ...(facts.length === 0 ? {} : { extra: Object.fromEntries(facts) }),
  };
}
