/** Entries per feed: a day's announcements for all of arXiv are about 1,500. */
const MOST_ENTRIES = 5_000;
/** Nesting depth of tags: an Atom feed has five levels. */
const DEEPEST = 50;

/**
 * Checks a feed before a parser sees it: a hostile one would keep the parser busy for seconds.
 *
 * @throws Error if it has more entries, or is nested deeper, than any real feed.
 */
export function rejectHostileFeed(xml: string): void {
  let entries = 0;
  let depth = 0;
  let end = -1;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', end)) {
    // Continue after the tag, so that nothing is scanned twice.
    end = xml.indexOf('>', at);
    if (end === -1) return;
    const next = xml[at + 1];
    if (next === '/') depth--;
    else if (next !== '!' && next !== '?' && xml[end - 1] !== '/') depth++;
    if (xml.startsWith('entry', at + 1)) entries++;
    if (depth > DEEPEST) throw new Error('the feed is nested too deeply');
    if (entries > MOST_ENTRIES) throw new Error(`the feed has more than ${MOST_ENTRIES} entries`);
  }
}
