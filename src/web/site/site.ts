/** The public addresses of the pages. */
export interface Site {
  /** One of our paths as pages link it, such as `/search`, below the path of the public address. */
  href(path: string): string;
  /** The same with scheme and host, for feeds, link previews and mails. */
  url(path: string): string;
}

/** @param publicUrl the front page's address; a proxy that serves us under a path strips that path. */
export function createSite(publicUrl: string): Site {
  const { origin, pathname } = new URL(publicUrl);
  const base = pathname.replace(/\/+$/, '');
  return { href: (path) => base + path, url: (path) => origin + base + path };
}

/** The path of a paper's page. The slashes of old arXiv ids, and colons, stay readable. */
export function paperPath(id: string): string {
  return `/paper/${id
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
    .join('/')}`;
}

/** The path of a digest's feed. */
export function digestFeedPath(token: string): string {
  return `/digest/${token}.atom`;
}

/** A path with a query string; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
