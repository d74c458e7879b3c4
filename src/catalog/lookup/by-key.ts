import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';

/** A single word with a digit and a separator, like library keys: `N19-1423`, `2023.acl-long.1`. */
const KEY = /^(?=\S*\d)(?=\S*[-./_])[\w./-]{4,100}$/;

/** Extensions of files named after the key. */
const FILE_END = /\.(?:pdf|bib)$/i;

/** A DOI, as a link or not; proceedings publishers end it with the paper's key. */
const DOI = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\/(?:\S+\/)?([^\s/]+)$/i;

/**
 * Finds a paper by its key without the source (`N19-1423` for `acl:N19-1423`), in any case, by a file named after it,
 * or by a DOI that ends with the key. Undefined if the text has another shape.
 */
export function paperByKey(catalog: Catalog, text: string): Paper | undefined {
  const typed = text.trim();
  const key = (DOI.exec(typed)?.[1] ?? typed.replace(FILE_END, '')).toLowerCase();
  if (!KEY.test(key)) return undefined;
  return catalog.withKey(key)[0];
}
