import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';

const LINK = /^<?((?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/[^\s<>]+)>?$/i;
const SCHEME = /^https?:\/\//i;
/** What stands before a key in an address that a site had before, and has now. */
const MOVED = [[/^aclweb\.org\/anthology\//, 'aclanthology.org/']] as const;

/** What may follow the host and path of an address without making it another one's. */
const END = /^(?:\.pdf|\.bib)?\/?(?:[?#]|$)/i;

/**
 * The paper whose own address a text is, with a scheme or without, whatever `www.`, `.pdf`, `.bib`, a slash at the end or
 * what follows `#`. Undefined for any other text. A link is looked for in the whole catalog: some 10 ms for 100,000 papers.
 */
export function paperByLink(catalog: Catalog, text: string): Paper | undefined {
  const link = LINK.exec(text.trim())?.[1];
  const wanted = link === undefined ? undefined : addressOf(link);
  if (wanted === undefined) return undefined;
  const [hostAndPath = wanted, query = ''] = wanted.split('?', 2);
  for (const { url, id } of catalog.all()) {
    if (url === undefined) continue;
    const at = url.indexOf(hostAndPath);
    // Reading an address costs far more than looking into it, and a catalog may hold 100,000 of one site.
    if (at < 0 || !url.includes(query, at) || !END.test(url.slice(at + hostAndPath.length))) continue;
    if (addressOf(url) === wanted) return catalog.get(id);
  }
  return undefined;
}

function addressOf(link: string): string | undefined {
  const address = SCHEME.test(link) ? link : `https://${link}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, search } = new URL(address);
  const path = pathname.replace(/(?:\.pdf|\.bib)?\/?$/i, '');
  if (path === '' && search === '') return undefined;
  const whole = `${hostname.replace(/^www\./, '')}${path}${search}`;
  return MOVED.reduce((moved, [before, now]) => moved.replace(before, now), whole);
}

const LINKS = /https?:\/\/[^\s<>()[\]"'`|]+/gi;
/** Links of one text that are looked for. */
const MOST_LINKS = 5;

/** The links in a text, the first five of them, and the text without any. */
export function linksIn(text: string): { readonly links: readonly string[]; readonly rest: string } {
  const links = text.match(LINKS) ?? [];
  return { links: links.slice(0, MOST_LINKS), rest: text.replace(LINKS, ' ') };
}
