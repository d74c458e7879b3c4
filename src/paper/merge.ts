import type { Paper } from './paper.ts';

/**
 * Merges two records of a paper: the newer one's facts win, and facts only the older one has are kept. An empty list
 * or string doesn't replace anything, nor does a coarser date (`2024`) replace a finer one it agrees with
 * (`2024-05-22`). Unknown keys merge the same way, but a version number never decreases.
 *
 * @throws Error if the ids differ.
 */
export function mergePapers(known: Paper, newer: Paper): Paper {
  if (known.id !== newer.id) throw new Error(`"${known.id}" and "${newer.id}" are two papers, not one.`);
  const published = finer(known.published, newer.published);
  const extra = mergeExtra(known.extra, newer.extra);
  return {
    ...known,
    ...told(newer),
    title: newer.title === '' ? known.title : newer.title,
    authors: newer.authors.length === 0 ? known.authors : newer.authors,
    ...(published === undefined ? {} : { published }),
    ...(extra === undefined ? {} : { extra }),
  };
}

function mergeExtra(known: Paper['extra'], newer: Paper['extra']): Paper['extra'] {
  if (known === undefined || newer === undefined) return newer ?? known;
  const merged = {
    ...known,
    ...newer,
    // A name that was removed doesn't return with an older copy.
    ...(known.submittedBy === '' || newer.submittedBy === '' ? { submittedBy: '' } : {}),
  };
  // Records may arrive out of version order.
  const isBack =
    typeof known.version === 'number' && typeof newer.version === 'number' && known.version > newer.version;
  return isBack ? { ...merged, version: known.version } : merged;
}

/** The non-empty fields of a record. */
function told(paper: Paper): Partial<Paper> {
  return Object.fromEntries(
    Object.entries(paper).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function finer(known: string | undefined, newer: string | undefined): string | undefined {
  if (known === undefined || newer === undefined || newer === '') return newer || known;
  return known.startsWith(`${newer}-`) ? known : newer;
}
