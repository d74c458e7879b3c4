import type { Paper } from '../../paper/paper.ts';
import { addressKey, addressOf } from '../address.ts';
import type { Catalog } from '../catalog.ts';

const LINK = /^<?((?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/[^\s<>]+)>?$/i;

/**
 * The paper whose own address a text is, with a scheme or without, whatever `www.`, `.pdf`, `.bib`, a slash at the end or
 * what follows `#`. Undefined for any other text.
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
/** Links of one text that are looked for. */
const MOST_LINKS = 5;

/** The links in a text, the first five of them, and the text without any. */
export function linksIn(text: string): { readonly links: readonly string[]; readonly rest: string } {
  const links = text.match(LINKS) ?? [];
  return { links: links.slice(0, MOST_LINKS), rest: text.replace(LINKS, ' ') };
}
