import { Feed } from 'feed';

/** An entry of a feed. */
export interface FeedEntry {
  /** Never changes. */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  /** With scheme and host. */
  readonly url: string;
  readonly updated: Date;
  /** Plain text. */
  readonly summary: string;
  /** Our own HTML. */
  readonly content: string;
}

export interface FeedView {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** The HTML page of the same list, and the feed itself, with scheme and host. */
  readonly url: string;
  readonly self: string;
  /** The feed's date if it has no entries. */
  readonly empty: Date;
  readonly entries: readonly FeedEntry[];
}

/** Readers show an untitled entry as blank, or as its address. */
const UNTITLED = 'Untitled';

/** Writes a feed as Atom (RFC 4287). @throws TypeError for an invalid address. */
export function atom(view: FeedView): string {
  const newest = Math.max(...view.entries.map(({ updated }) => updated.getTime()));
  const feed = new Feed({
    id: view.id,
    title: text(view.title),
    description: wellFormed(view.subtitle),
    link: view.url,
    feedLinks: { atom: view.self },
    updated: view.entries.length === 0 ? view.empty : new Date(newest),
    author: { name: 'Paperboy' },
    generator: false,
  });
  for (const { id, title, url, updated, summary, content } of view.entries) {
    feed.addItem({
      id,
      title: text(title).trim() || UNTITLED,
      link: url,
      date: updated,
      published: updated,
      description: text(summary),
      content: wellFormed(content),
    });
  }
  return feed.atom1();
}

/** Titles and summaries are written as HTML, so plain text is escaped. */
function text(plain: string): string {
  return wellFormed(plain).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** XML has no way to write these characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

function wellFormed(text: string): string {
  return text.toWellFormed().replace(NOT_XML, '');
}
