/** An entry from arXiv's query API, in its real shape; the words are ours. */
export function arxivEntry(id: string, more = ''): string {
  return `  <entry>
    <id>http://arxiv.org/abs/${id}v2</id>
    <updated>2026-02-11T09:00:00Z</updated>
    <published>2026-02-09T18:59:59Z</published>
    <title>Kites &amp; Letters:
  A Study of $x &lt; y$</title>
    <summary>  Kites meet letters.
They get on.
</summary>
    <author><name>Ada North</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Kite Lab</arxiv:affiliation></author>
    <author><name>Évariste O&#39;West</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages</arxiv:comment>
    <link href="http://arxiv.org/abs/${id}v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T50 (Primary)" scheme="http://arxiv.org/schemas/atom"/>${more}
  </entry>`;
}

/** A full response with these entries. */
export function arxivFeed(...entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/x</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${entries.length}</opensearch:totalResults>
${entries.join('\n')}
</feed>
`;
}

/** How arXiv reports an error: as a feed's only entry. */
export const ARXIV_ERROR = `  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
    <title>Error</title>
    <summary>incorrect id format for 1234.12345</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;

/** An entry from a day's announcements, of a kind such as `new` or `replace`; the words are ours. */
export function announcement(id: string, kind: string, version = 1): string {
  return `  <entry>
    <id>oai:arXiv.org:${id}v${version}</id>
    <title>Kites at Night</title>
    <published>2026-11-20T00:00:00-05:00</published>
    <summary>arXiv:${id}v${version} Announce Type: ${kind}
Abstract: Kites fly at night, too.</summary>
    <category term="cs.CL"/>
    <arxiv:announce_type xmlns:arxiv="http://arxiv.org/schemas/atom">${kind}</arxiv:announce_type>
    <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ada North, Eve West</dc:creator>
  </entry>`;
}
