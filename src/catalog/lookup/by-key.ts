import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';

/** One word with a figure in it and a sign, as keys of libraries have: `N19-1423`, `2023.acl-long.1`. */
const KEY = /^(?=\S*\d)(?=\S*[-./_])[\w./-]{4,100}$/;

/** What files of a library are called after the key. */
const FILE_END = /\.(?:pdf|bib)$/i;

/** A DOI, with a link or without; publishers of proceedings end it with the paper's key. */
const DOI = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\/(?:\S+\/)?([^\s/]+)$/i;

/**
 * The paper that a text names by its key without the source before it (`N19-1423` for `acl:N19-1423`), in any case, by
 * the file that is called after it, or by a DOI that ends with this key. Undefined for a text of another shape.
 */
export function paperByKey(catalog: Catalog, text: string): Paper | undefined {
  const typed = text.trim();
  const key = (DOI.exec(typed)?.[1] ?? typed.replace(FILE_END, '')).toLowerCase();
  if (!KEY.test(key)) return undefined;
  return catalog.withKey(key)[0];
}
