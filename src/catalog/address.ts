const SCHEME = /^https?:\/\//i;
/** What stands before a key in an address that a site had before, and has now. */
const MOVED = [[/^aclweb\.org\/anthology\/(?:papers\/\w\/\w+\/)?/, 'aclanthology.org/']] as const;

/**
 * The address of a link: host, path and query without the scheme, `www.`, `.pdf`, `.bib`, a slash at the end and what
 * follows `#`. Undefined for what is no link, or one to a site as a whole.
 */
export function addressOf(link: string): string | undefined {
  const address = SCHEME.test(link) ? link : `https://${link}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, search } = new URL(address);
  const path = pathname.replace(/(?:\.pdf|\.bib)?\/?$/i, '');
  if (path === '' && search === '') return undefined;
  const whole = `${hostname.replace(/^www\./, '')}${path}${search}`;
  return MOVED.reduce((moved, [before, now]) => moved.replace(before, now), whole);
}

/**
 * A text that the written link and its address share, so that a table by it finds the papers to read the address of.
 * Written without patterns: every paper of a catalog has its link read so.
 */
export function addressKey(link: string): string {
  const scheme = link.indexOf('://');
  const afterScheme = scheme === 4 || scheme === 5 ? scheme + 3 : 0;
  const from = hasAt(link, afterScheme, 'www.') ? afterScheme + 4 : afterScheme;
  const hash = link.indexOf('#', from);
  const end = hash < 0 ? link.length : hash;
  const mark = link.indexOf('?', from);
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const query = pathEnd + 1 < end ? link.slice(pathEnd, end) : '';
  const bare = link[pathEnd - 1] === '/' ? pathEnd - 1 : pathEnd;
  const isFile = hasAt(link, bare - 4, '.pdf') || hasAt(link, bare - 4, '.bib');
  return link.slice(from, isFile ? bare - 4 : bare) + query;
}

function hasAt(text: string, at: number, wanted: string): boolean {
  return text[at] === wanted[0] && text.slice(at, at + wanted.length).toLowerCase() === wanted;
}
