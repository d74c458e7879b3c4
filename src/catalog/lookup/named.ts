import { parsePaperId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';
import { paperByKey } from './by-key.ts';
import { paperByLink } from './by-link.ts';

/** What every link, arXiv id and key has one of. Half-typed titles rarely do, and are asked with each letter. */
const OF_A_NAME = /[\d/:\uff0f-\uff1a]/;

/** The paper a text names exactly: by id, link, or key without the source. Undefined for any other text. */
export function paperNamed(catalog: Catalog, text: string): Paper | undefined {
  const typed = text.trim();
  const known = catalog.get(typed);
  if (known !== undefined || !OF_A_NAME.test(typed)) return known;
  const id = parsePaperId(typed);
  return id === undefined ? (paperByLink(catalog, typed) ?? paperByKey(catalog, typed)) : catalog.get(id);
}
