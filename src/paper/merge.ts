import type { Paper } from './paper.ts';

/**
 * Two records of one paper as one: the newer record's facts win, and what only the older one knew stays. An empty
 * list or text says nothing, and a coarser date (`2024`) does not replace a finer one it agrees with
 * (`2024-05-22`). Of unknown keys the newer value wins, key by key, but a version number never goes back.
 *
 * @throws Error when the two ids differ.
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
    // A name that was taken off once does not come back with a copy that was written before.
    ...(known.submittedBy === '' || newer.submittedBy === '' ? { submittedBy: '' } : {}),
  };
  // Records do not come in the order of the versions they describe.
  const isBack =
    typeof known.version === 'number' && typeof newer.version === 'number' && known.version > newer.version;
  return isBack ? { ...merged, version: known.version } : merged;
}

/** The fields of a record that say something. */
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
