const SCHEME = /^https?:\/\//i;
/** Old and new form of an address whose site has moved, up to the paper's key. */
const MOVED = [[/^aclweb\.org\/anthology\/(?:papers\/\w\/\w+\/)?/, 'aclanthology.org/']] as const;

/**
 * A link's address: host, path and query, without the scheme, `www.`, `.pdf`, `.bib`, trailing slash and fragment.
 * Undefined if it isn't a link, or links to a whole site.
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
 * A string shared by a link as written and its address, used to index papers by address. No regular expressions here:
 * this runs on every paper's link.
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
