/** Entries of one feed: a day's announcements of all of arXiv are some 1,500. */
const MOST_ENTRIES = 5_000;
/** Tags within tags: an Atom feed has five. */
const DEEPEST = 50;

/**
 * Looks through a feed before a parser does, which would be busy with a hostile one for seconds.
 *
 * @throws Error when it has more entries, or goes deeper, than any true one.
 */
export function rejectHostileFeed(xml: string): void {
  let entries = 0;
  let depth = 0;
  let end = -1;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', end)) {
    // On from the end of the tag, so that no part is gone through twice.
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
