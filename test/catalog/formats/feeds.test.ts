import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows.ts';

async function only(text: string) {
  const [row] = await rowsOf(text);
  return row !== undefined && 'paper' in row ? row.paper : row;
}
const item = (inside: string, attributes = '') =>
  only(`<rss><channel><title>T</title><item${attributes}>${inside}</item></channel></rss>`);

describe('an RSS item', () => {
  it('is from arXiv according to its guid or link, without the announcement prefix, and has no date', async () => {
    const text = `<title>Kites</title><description>arXiv:2611.00001v2 Announce Type: replace-cross
Abstract: We fly.</description><pubDate>Mon, 16 Nov 2026 00:00:00 -0500</pubDate><arxiv:announce_type>replace</arxiv:announce_type><category>cs.CL</category><category>cs.LG</category>`;
    const paper = { id: '2611.00001', title: 'Kites', abstract: 'We fly.', categories: ['cs.CL', 'cs.LG'] };
    const byGuid = await item(`${text}<guid>oai:arXiv.org:2611.00001v2</guid>`);
    const byLink = await item(`${text}<link>https://arxiv.org/abs/2611.00001</link>`);
    expect([byGuid, byLink]).toMatchObject([paper, paper]);
    expect(byGuid).not.toHaveProperty('published');
    expect(byLink).not.toHaveProperty('url');
  });

  it.each([
    ['<pubDate>Mon, 16 Nov 2026 00:00:00 GMT</pubDate>', '2026-11-16'],
    ['<prism:publicationDate>2026-11-16</prism:publicationDate>', '2026-11-16'],
    ['<dc:date>2026-11-16T23:00:00-08:00</dc:date>', '2026-11-16'],
    ['<pubDate>soon</pubDate>', undefined],
  ])('of a journal is dated by %s', async (date, published) => {
    const paper = await item(`<title>T</title><link>https://example.org/1</link>${date}`);
    expect(paper).toMatchObject({ id: 'web:example.org/1', url: 'https://example.org/1' });
    expect(paper !== undefined && 'published' in paper ? paper.published : undefined).toBe(published);
  });

  it.each([
    ['<prism:doi>10.1234/KITES</prism:doi>', 'doi:10.1234/kites'],
    ['<dc:identifier>doi:10.1234/kites</dc:identifier>', 'doi:10.1234/kites'],
    ['<guid>https://example.org/2</guid>', 'web:example.org/1'],
  ])('of a journal is identified by %s before its link', async (inside, id) => {
    expect(await item(`<title>T</title><link>https://example.org/1</link>${inside}`)).toMatchObject({ id });
  });

  it('is identified by its guid if it has no link, and by rdf:about', async () => {
    expect(await item('<title>T</title><guid>https://example.org/2</guid>')).toMatchObject({
      id: 'web:example.org/2',
    });
    expect(await item('<title>T</title><guid>x:1</guid>')).toMatchObject({ id: 'x:1' });
    expect(await item('<title>T</title>', ' rdf:about="https://example.org/3"')).toMatchObject({
      id: 'web:example.org/3',
      url: 'https://example.org/3',
    });
    expect(await item('<title>T</title>')).toMatchObject({ skipped: 'no id' });
  });

  it('has authors as creators or authors, one or several per element, and an abstract under either name', async () => {
    const paper = { authors: ['Ada North', 'Bob South'], abstract: 'We fly.' };
    const base = '<title>T</title><link>https://example.org/1</link>';
    const one = '<dc:creator>Ada North, Bob South</dc:creator><description>We fly.</description>';
    const each =
      '<author>Ada North</author><author>Bob South</author><content:encoded>We fly.</content:encoded>';
    expect([await item(base + one), await item(base + each)]).toMatchObject([paper, paper]);
  });

  it('is marked if its abstract says that it was withdrawn', async () => {
    const text =
      '<title>T</title><guid>oai:arXiv.org:2611.00001v2</guid><pubDate>Mon, 16 Nov 2026 00:00:00 GMT</pubDate>';
    expect(
      await item(`${text}<description>This paper has been withdrawn by the authors.</description>`),
    ).toMatchObject({
      extra: { withdrawnAt: '2026-11-16' },
    });
  });
});

describe('an OpenReview note', () => {
  const note = (content: Readonly<Record<string, unknown>>, more = {}) =>
    only(
      JSON.stringify({
        notes: [{ id: 'abc', forum: 'abc', content: { title: 'Kites', ...content }, ...more }],
      }),
    );

  it.each(['TLDR', 'TL;DR', 'tldr'])('has a summary called %s', async (key) => {
    expect(await note({ [key]: { value: 'Short.' } })).toMatchObject({ summary: 'Short.' });
  });

  it.each([
    ['pdate', { odate: 1, cdate: 1, tcdate: 1 }],
    ['odate', { cdate: 1, tcdate: 1 }],
    ['cdate', { tcdate: 1 }],
    ['tcdate', {}],
  ])('is dated by its %s in preference to later ones', async (key, others) => {
    expect(await note({}, { ...others, [key]: Date.UTC(2026, 2, 1) })).toMatchObject({
      published: '2026-03-01',
    });
  });

  it('has no date if the timestamp is invalid', async () => {
    for (const pdate of ['2026', Number.MAX_VALUE, null])
      expect(await note({}, { pdate })).not.toHaveProperty('published');
  });

  it('keeps its venue, its code and its address', async () => {
    expect(
      await note({ venue: { value: 'ICLR 2026 Poster' }, code: { value: 'https://github.com/a/b' } }),
    ).toMatchObject({
      id: 'openreview:abc',
      url: 'https://openreview.net/forum?id=abc',
      codeUrl: 'https://github.com/a/b',
      extra: { venue: 'ICLR 2026 Poster' },
    });
  });

  it('is marked as withdrawn by its venue or its invitation', async () => {
    const at = { mdate: Date.UTC(2026, 3, 1), tmdate: 1 };
    const withdrawnAt = { extra: { withdrawnAt: '2026-04-01' } };
    expect(await note({ venueid: { value: 'ICLR.cc/2026/Withdrawn_Submission' } }, at)).toMatchObject(
      withdrawnAt,
    );
    expect(await note({}, { ...at, invitation: 'ICLR.cc/2026/-/Withdrawn_Submission' })).toMatchObject(
      withdrawnAt,
    );
    expect(await note({}, at)).not.toHaveProperty('extra');
  });

  it('without an id is reported, rather than given one', async () => {
    expect(await only('{"notes":[{"content":{"title":"Kites"}}]}')).toMatchObject({ skipped: 'no id' });
    expect(await only('{"notes":[{"id":"x","content":{"title":"Kites"}}]}')).toMatchObject({
      id: 'openreview:x',
    });
  });
});

describe('an OAI-PMH record', () => {
  const record = (metadata: string, identifier = 'oai:example.org:1') =>
    only(
      `<OAI-PMH><ListRecords><record><header><identifier>${identifier}</identifier></header><metadata>${metadata}</metadata></record></ListRecords></OAI-PMH>`,
    );

  it('of arXiv in raw form has versions, dates and notes', async () => {
    const versions =
      '<version version="v1"><date>Mon, 2 Apr 2007 19:18:42 GMT</date></version><version version="v2"><date>Tue, 24 Jul 2007 20:10:27 GMT</date></version>';
    const raw = `<arXivRaw><id>0704.0001</id>${versions}<title>Kites</title><authors>A. North, B. South (Lab)</authors><categories>hep-ph cs.CL</categories><comments>37 pages</comments><journal-ref>Kites 1</journal-ref><doi>10.1234/k</doi><abstract> We fly.</abstract></arXivRaw>`;
    expect(await record(raw)).toEqual({
      id: '0704.0001',
      title: 'Kites',
      authors: ['A. North', 'B. South'],
      abstract: 'We fly.',
      published: '2007-04-02',
      categories: ['hep-ph', 'cs.CL'],
      extra: { comment: '37 pages', doi: '10.1234/k', journalRef: 'Kites 1', version: 2 },
    });
    expect(await record(raw.replace('37 pages', 'Withdrawn by the author'))).toMatchObject({
      extra: { withdrawnAt: '2007-07-24' },
    });
  });

  it('of arXiv is identified by its OAI identifier if it has no id', async () => {
    const own =
      '<arXiv><title>Kites</title><created>2026-11-01</created><updated>2026-11-05</updated><comments>withdrawn</comments></arXiv>';
    expect(await record(own, 'oai:arXiv.org:2611.00001')).toMatchObject({
      id: '2611.00001',
      published: '2026-11-01',
      extra: { withdrawnAt: '2026-11-05' },
    });
  });

  const core = (inside: string) => record(`<oai_dc:dc><dc:title>Kites</dc:title>${inside}</oai_dc:dc>`);
  const identifier = (text: string) => `<dc:identifier>${text}</dc:identifier>`;

  it.each([
    [identifier('https://example.org/1') + identifier('10.1234/KITES'), 'doi:10.1234/kites'],
    [identifier('doi:10.1234/kites') + identifier('https://arxiv.org/abs/2611.00001'), '2611.00001'],
    [identifier('https://example.org/1'), 'web:example.org/1'],
    [identifier('Kites, page 7'), 'oai:example.org:1'],
  ])('in Dublin Core is identified by its most reliable identifier: %s', async (inside, id) => {
    expect(await core(inside)).toMatchObject({ id });
  });

  it('in Dublin Core has names in reading order, its first date, and subjects as keywords', async () => {
    const people = ['North, Ada', 'South, Bob, Jr', 'Kite Consortium', 'A, B, C, D'].map(
      (one) => `<dc:creator>${one}</dc:creator>`,
    );
    const more =
      '<dc:date>2026-11-05</dc:date><dc:date>2026-11-01</dc:date><dc:subject>kites</dc:subject><dc:subject>wind</dc:subject>';
    expect(await core(people.join('') + more + identifier('https://example.org/1'))).toMatchObject({
      authors: ['Ada North', 'Bob South Jr', 'Kite Consortium', 'A, B, C, D'],
      published: '2026-11-01',
      keywords: ['kites', 'wind'],
      url: 'https://example.org/1',
    });
    const ofArxiv = await core(more + identifier('https://arxiv.org/abs/2611.00001'));
    expect(ofArxiv).not.toHaveProperty('keywords');
    expect(ofArxiv).not.toHaveProperty('url');
  });

  it('in qualified Dublin Core is read too', async () => {
    expect(await record('<qdc:qualifieddc><dc:title>Kites</dc:title></qdc:qualifieddc>')).toMatchObject({
      title: 'Kites',
    });
  });
});
