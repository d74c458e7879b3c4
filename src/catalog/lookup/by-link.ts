import type { Paper } from '../../paper/paper.ts';
import { addressKey, addressOf } from '../address.ts';
import type { Catalog } from '../catalog.ts';

const LINK = /^<?((?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/[^\s<>]+)>?$/i;

/**
 * The paper whose own address this text is, ignoring the scheme, `www.`, `.pdf`, `.bib`, a trailing slash and the
 * fragment. Undefined for any other text.
 */
export function paperByLink(catalog: Catalog, text: string): Paper | undefined {
  const link = LINK.exec(text.trim())?.[1];
  const wanted = link === undefined ? undefined : addressOf(link);
  if (wanted === undefined) return undefined;
  return catalog
    .withAddress(addressKey(wanted))
    .find(({ url }) => url !== undefined && addressOf(url) === wanted);
}

const LINKS = /https?:\/\/[^\s<>()[\]"'`|]+/gi;
/** Maximum number of links looked up per text. */
const MOST_LINKS = 5;

/** The first five links in a text, and the text without any links. */
export function linksIn(text: string): { readonly links: readonly string[]; readonly rest: string } {
  const links = text.match(LINKS) ?? [];
  return { links: links.slice(0, MOST_LINKS), rest: text.replace(LINKS, ' ') };
}
