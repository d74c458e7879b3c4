import type { Paper } from '../paper/paper.ts';
import type { Catalog } from './catalog.ts';

const LINK = /^<?(https?:\/\/[^\s<>]+)>?$/i;

/** What may follow the host and path of an address without making it another one's. */
const END = /^(?:\.pdf)?\/?(?:[?#]|$)/i;

/**
 * The paper whose own address a text is, whatever the scheme, `www.`, `.pdf`, a slash at the end or what follows `#`.
 * Undefined for any other text. A link is looked for in the whole catalog: some 10 ms for 100,000 papers.
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
  if (!URL.canParse(link)) return undefined;
  const { hostname, pathname, search } = new URL(link);
  const path = pathname.replace(/(?:\.pdf)?\/?$/i, '');
  return path === '' && search === '' ? undefined : `${hostname.replace(/^www\./, '')}${path}${search}`;
}
