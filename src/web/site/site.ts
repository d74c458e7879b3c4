/** Where the pages are, as people see it. */
export interface Site {
  /** A path of ours as a page links it, such as `/search`: the path of the public address stands before it. */
  href(path: string): string;
  /** The same with scheme and host, for what is read elsewhere: feeds, link previews, mails. */
  url(path: string): string;
}

/** @param publicUrl the address of the front page; a proxy that has us under a path takes that path away. */
export function createSite(publicUrl: string): Site {
  const { origin, pathname } = new URL(publicUrl);
  const base = pathname.replace(/\/+$/, '');
  return { href: (path) => base + path, url: (path) => origin + base + path };
}

/** The path of a paper's page. Slashes of old arXiv ids and colons stay readable. */
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

/** A path with what is asked for; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
