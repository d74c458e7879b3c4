import { describe, expect, it } from 'vitest';
import { loadFormats } from '../../../src/catalog/file/load-formats.ts';
import { rowsOf } from '../../support/rows.ts';

const only = async (text: string) => {
  const [row] = await rowsOf(text);
  return row !== undefined && 'paper' in row ? row.paper : row;
};

describe('lists from elsewhere', () => {
  it('the arXiv metadata snapshot', async () => {
    expect(
      await only(
        JSON.stringify({
          id: '0704.9001',
          submitter: 'Ada North',
          authors: 'A. North, B. South and C. West',
          title: 'Kites at\n  High Energy',
          comments: '37 pages, 15 figures',
          categories: 'hep-ph astro-ph.CO',
          abstract: '  Kites are computed.\n',
          versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }],
          authors_parsed: [
            ['North', 'A.', ''],
            ['South', 'B.', 'Jr'],
            ['West', 'C.', ''],
          ],
        }),
      ),
    ).toMatchObject({
      id: '0704.9001',
      title: 'Kites at High Energy',
      authors: ['A. North', 'B. South Jr', 'C. West'],
      categories: ['hep-ph', 'astro-ph.CO'],
      published: '2007-04-02',
    });
  });

  it('every field of the arXiv snapshot: accents, line breaks, the first version, and withdrawal', async () => {
    const paper = await only(
      JSON.stringify({
        id: 'math/9910001',
        submitter: 'B. Gr\\"unbaum',
        authors: 'Branko Gr\\"unbaum and Andr\\\'e Weil',
        title: "On Erd\\H{o}s's\n  kites in $\\mathbb{R}^3$",
        comments: 'This paper has been withdrawn by the authors due to\n a crucial error',
        'journal-ref': 'Kites 12 (1999) 3',
        doi: '10.1000/kites.12',
        'report-no': 'KITE-99-1',
        categories: 'math.CO cs.CG',
        license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
        abstract: "  We show that Erd\\H{o}s's\nkites fly.\n",
        versions: [
          { version: 'v1', created: 'Fri, 1 Oct 1999 05:00:00 GMT' },
          { version: 'v2', created: 'Tue, 30 May 2000 05:00:00 GMT' },
        ],
        update_date: '2009-10-31',
        authors_parsed: [
          ['Gr\\"unbaum', 'Branko', ''],
          ['Weil', "Andr\\'e", ''],
        ],
      }),
    );
    expect(paper).toEqual({
      id: 'math/9910001',
      title: "On Erdős's kites in ℝ³",
      abstract: "We show that Erdős's kites fly.",
      authors: ['Branko Grünbaum', 'André Weil'],
      published: '1999-10-01',
      categories: ['math.CO', 'cs.CG'],
      extra: {
        comment: 'This paper has been withdrawn by the authors due to a crucial error',
        doi: '10.1000/kites.12',
        journalRef: 'Kites 12 (1999) 3',
        license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
        version: 2,
        withdrawnAt: '2000-05-30',
      },
    });
  });

  it.each([
    [
      'papercopilot',
      {
        id: 'zkRCp4RmAF',
        title: 'T',
        author: 'Ada North;Bob South',
        site: 'https://openreview.net/forum?id=zkRCp4RmAF',
        keywords: 'kites;strings',
      },
      'openreview:zkRCp4RmAF',
    ],
    [
      'NeurIPS',
      {
        id: 123,
        name: 'T',
        authors: [{ fullname: 'Ada North' }, { fullname: 'Bob South' }],
        abstract: 'A',
        url: 'https://neurips.cc/virtual/2026/poster/123',
      },
      'web:neurips.cc/virtual/2026/poster/123',
    ],
    [
      'ACL',
      {
        title: 'T',
        author: [
          { given: 'Ada', family: 'North' },
          { given: 'Bob', family: 'South' },
        ],
        url: 'https://aclanthology.org/2024.acl-long.1/',
        year: 2024,
      },
      'acl:2024.acl-long.1',
    ],
    [
      'OpenReview',
      {
        id: 'abc',
        forum: 'abc',
        content: { title: { value: 'T' }, authors: { value: ['Ada North', 'Bob South'] } },
      },
      'openreview:abc',
    ],
    [
      'Semantic Scholar',
      {
        paperId: 'f'.repeat(40),
        externalIds: { ArXiv: '2005.11401' },
        title: 'T',
        authors: [{ name: 'Ada North' }, { name: 'Bob South' }],
      },
      '2005.11401',
    ],
    [
      'Crossref',
      {
        DOI: '10.1234/KITE',
        title: ['T'],
        author: [
          { given: 'Ada', family: 'North' },
          { given: 'Bob', family: 'South' },
        ],
      },
      'doi:10.1234/kite',
    ],
  ])('of %s', async (_, row, id) => {
    expect(await only(JSON.stringify([row]))).toMatchObject({
      id,
      title: 'T',
      authors: ['Ada North', 'Bob South'],
    });
  });

  it('RSS, even after a stylesheet instruction', async () => {
    const item =
      '<item><title>Kites</title><link>https://arxiv.org/abs/2611.27001</link><guid>oai:arXiv.org:2611.27001v1</guid><dc:creator>Ada North (Lab, City), Bob South Jr</dc:creator><category>cs.CL</category></item>';
    const rss = `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><rss version="2.0"><channel><title>cs.CL</title>${item}</channel></rss>`;
    expect(await only(rss)).toMatchObject({
      id: '2611.27001',
      authors: ['Ada North', 'Bob South Jr'],
      categories: ['cs.CL'],
    });
  });

  it('OAI-PMH from arXiv and in Dublin Core, without deleted records', async () => {
    const record = (header: string, metadata: string) =>
      `<record><header${header}><identifier>oai:arXiv.org:2611.00001</identifier></header>${metadata}</record>`;
    const own =
      '<metadata><arXiv><id>2611.00001</id><created>2026-11-01</created><authors><author><keyname>North</keyname><forenames>Ada</forenames></author></authors><title>Kites</title><categories>cs.CL cs.LG</categories><comments>This paper has been withdrawn</comments></arXiv></metadata>';
    const core =
      '<metadata><oai_dc:dc><dc:title>Kites</dc:title><dc:creator>North, Ada</dc:creator><dc:date>2026-11-01</dc:date><dc:identifier>http://arxiv.org/abs/2611.00001</dc:identifier></oai_dc:dc></metadata>';
    const rows = await rowsOf(
      `<OAI-PMH><ListRecords>${record('', own)}${record('', core)}${record(' status="deleted"', '')}</ListRecords></OAI-PMH>`,
    );
    expect(rows).toMatchObject([
      {
        paper: {
          id: '2611.00001',
          authors: ['Ada North'],
          categories: ['cs.CL', 'cs.LG'],
          extra: { withdrawnAt: '2026-11-01' },
        },
      },
      { paper: { id: '2611.00001', authors: ['Ada North'], published: '2026-11-01' } },
      { skipped: 'the archive has deleted it' },
    ]);
  });

  it('Dublin Core from arXiv with abstract and comment, whichever is longer', async () => {
    const notes = ['Comment: 37 pages, with many figures', 'Kites fly.'].map(
      (one) => `<dc:description>${one}</dc:description>`,
    );
    const core = `<record><metadata><dc><dc:title>Kites</dc:title>${notes.join('')}<dc:identifier>http://arxiv.org/abs/2611.00001</dc:identifier></dc></metadata></record>`;
    expect(await only(core)).toMatchObject({
      abstract: 'Kites fly.',
      extra: { comment: '37 pages, with many figures' },
    });
  });

  it('older arXiv feeds, with the stamp after the title', async () => {
    const rdf =
      '<rdf:RDF><item rdf:about="http://arxiv.org/abs/2611.00002"><title>Kites. (arXiv:2611.00002v1 [cs.CL] UPDATED)</title></item></rdf:RDF>';
    expect(await only(rdf)).toMatchObject({ id: '2611.00002', title: 'Kites', categories: ['cs.CL'] });
  });

  it('OpenReview, whose reviews are not papers and take no title from one', async () => {
    const note = (id: string, title: string) => ({ id, forum: 'abc', content: { title } });
    const rows = await rowsOf(
      JSON.stringify({ notes: [note('abc', 'Kites'), note('r1', 'Official Review')] }),
    );
    expect(rows).toMatchObject([
      { paper: { id: 'openreview:abc', title: 'Kites' } },
      { skipped: 'a reply to a submission, not a paper', id: 'r1' },
    ]);
  });

  it('names without dblp numbers and extra arXiv spaces', async () => {
    const text = { title: 'T', doi: '10.1234/kite', authors: [{ text: 'Ada North 0001' }] };
    expect(await only(JSON.stringify(text))).toMatchObject({ authors: ['Ada North'] });
    const parsed = {
      id: '0704.9001',
      title: 'T',
      authors: 'C.-P. West',
      authors_parsed: [['West', 'C. -P.', '']],
    };
    expect(await only(JSON.stringify(parsed))).toMatchObject({ authors: ['C.-P. West'] });
  });

  it('are each a file of the folder', async () => {
    expect([...(await loadFormats()).keys()]).toContain('oai-pmh');
  });
});
