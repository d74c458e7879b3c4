import { describe, expect, it } from 'vitest';
import { rowsOf, told } from '../../support/rows.ts';

const BASE = { title: 'Kites', authors: ['Ada North'], pdf: 'https://example.org/kites.pdf' };
async function only(record: Readonly<Record<string, unknown>>) {
  const [row] = await rowsOf(JSON.stringify([record]));
  return row !== undefined && 'paper' in row ? row.paper : row;
}

describe('a list from a conference or library', () => {
  it.each(['title', 'display_name', 'paper_title', 'name'])('may call titles %s', async (key) => {
    const { title, ...rest } = BASE;
    expect(await only({ ...rest, abstract: 'We fly.', [key]: 'Kites' })).toMatchObject({ title });
  });

  it.each(['abstract', 'Abstract', 'paper_abstract', 'abstractText', 'summary', 'description'])(
    'may call abstracts %s',
    async (key) => {
      expect(await only({ ...BASE, [key]: 'We fly.' })).toMatchObject({ abstract: 'We fly.' });
    },
  );

  it.each(['authors', 'author', 'authorships', 'author_list', 'creators', 'creator', 'author_names'])(
    'may call authors %s',
    async (key) => {
      const { authors: _, ...rest } = BASE;
      for (const given of [['Ada North', 'Bob South'], 'Ada North; Bob South', 'Ada North and Bob South'])
        expect(await only({ ...rest, [key]: given })).toMatchObject({ authors: ['Ada North', 'Bob South'] });
    },
  );

  it.each(['arxiv_id', 'arxivId', 'arxiv', 'eprint', 'ArXiv', 'entry_id'])(
    'may call arXiv ids %s, which take precedence over all others',
    async (key) => {
      const others = { doi: '10.1234/kites', url: 'https://openreview.net/forum?id=abc', id: 'x:1' };
      for (const given of ['2611.00001v2', 'http://arxiv.org/abs/2611.00001v1'])
        expect(await only({ ...BASE, ...others, [key]: given })).toMatchObject({ id: '2611.00001' });
    },
  );

  it.each([
    ['doi', '10.1234/KITES'],
    ['DOI', 'https://doi.org/10.1234/kites'],
    ['id', 'doi:10.1234/kites'],
  ])('may call DOIs %s', async (key, doi) => {
    expect(await only({ ...BASE, pdf: '', [key]: doi, track: 'main' })).toMatchObject({
      id: 'doi:10.1234/kites',
    });
  });

  it.each([
    ...['url', 'URL', 'site', 'forum_url', 'openreview', 'openreview_url', 'paper_url', 'url_abs', 'link'],
    ...['ee', 'html', 'pdf', 'pdf_url', 'paper_pdf_url', 'url_pdf', 'virtualsite_url'],
  ])('may call addresses %s, used to make an id if there is none', async (key) => {
    const record = { title: 'Kites', authors: ['Ada North'], track: 'main' };
    expect(await only({ ...record, [key]: 'https://openreview.net/forum?id=abc' })).toMatchObject({
      id: 'openreview:abc',
      url: 'https://openreview.net/forum?id=abc',
    });
    expect(await only({ ...record, [key]: 'https://example.org/kites/' })).toMatchObject({
      id: 'web:example.org/kites',
    });
  });

  it.each([
    ['published', '2026-03-01', '2026-03-01'],
    ['publication_date', '2026-03', '2026-03'],
    ['publicationDate', '2026-03-01T10:00:00Z', '2026-03-01'],
    ['date', '2026-03-01', '2026-03-01'],
    ['issued', { 'date-parts': [[2026, 3]] }, '2026-03'],
    ['created', 1_772_323_200_000, '2026-03-01'],
    ['year', 2026, '2026'],
  ])('may call dates %s', async (key, given, published) => {
    expect(await only({ ...BASE, [key]: given })).toMatchObject({ published });
  });

  it.each(['keywords', 'keyword', 'tags', 'topics'])('may call keywords %s', async (key) => {
    for (const given of [['kites', 'wind'], 'kites; wind', [{ name: 'kites' }, { display_name: 'wind' }]])
      expect(await only({ ...BASE, [key]: given })).toMatchObject({ keywords: ['kites', 'wind'] });
  });

  it.each(['tldr', 'TLDR', 'TL;DR'])('may call summaries %s', async (key) => {
    expect(await only({ ...BASE, [key]: 'Short.' })).toMatchObject({ summary: 'Short.' });
    expect(await only({ ...BASE, [key]: { model: 'm', text: 'Short.' } })).toMatchObject({
      summary: 'Short.',
    });
  });

  it.each(['github', 'code', 'code_url', 'codeUrl', 'repo'])('may call code %s', async (key) => {
    expect(await only({ ...BASE, [key]: 'north/kites' })).toMatchObject({
      codeUrl: 'https://github.com/north/kites',
    });
  });

  it.each(['project', 'project_page', 'projectUrl', 'website'])('may call project pages %s', async (key) => {
    expect(await only({ ...BASE, [key]: 'https://example.org' })).toMatchObject({
      projectUrl: 'https://example.org',
    });
  });

  it.each(['track', 'status', 'decision', 'venue', 'booktitle', 'container-title', 'primary_area'])(
    'keeps its %s',
    async (key) => {
      expect(await only({ ...BASE, [key]: 'Oral' })).toMatchObject({ extra: { [key]: 'Oral' } });
    },
  );

  it.each([
    ...['author_list', 'site', 'pdf', 'pdf_url', 'paper_url', 'url_abs', 'forum', 'openreview', 'arxivId'],
    ...['arxiv_id', 'entry_id', 'DOI', 'URL', 'track', 'booktitle', 'ee', 'decision', 'container-title'],
    ...['publication_date', 'publicationDate', 'virtualsite_url', 'eventtype', 'externalIds', 'paperId'],
  ])('is recognized by the key %s alone, given a title without an id, which no catalog has', async (key) => {
    expect(await only({ title: 'Kites', [key]: 'x' })).toMatchObject({ title: 'Kites' });
  });

  it('identifies papers by title if there is nothing else, the same however it is written', async () => {
    const [one, two] = await rowsOf(
      '[{"title":"On Kites!","authors":["A"]},{"title":"on kites","authors":["A"]}]',
    );
    expect(one).toMatchObject({
      namedByTitle: true,
      paper: { id: expect.stringMatching(/^title:on-kites-/) },
    });
    expect(two).toMatchObject({ paper: { id: one !== undefined && 'paper' in one ? one.paper.id : '' } });
  });

  it('does not take a bare number as an id, and attributes a key to its site only if that agrees', async () => {
    const site = { ...BASE, pdf: 'https://openreview.net/pdf?id=abc' };
    expect(await only({ ...site, id: 'abc' })).toMatchObject({ id: 'openreview:abc' });
    expect(await only({ ...site, id: 'other' })).toMatchObject({ id: 'other' });
    expect(await only({ ...site, id: '17' })).toMatchObject({ id: 'openreview:abc' });
    expect(await only({ ...BASE, pdf: '', id: 17, paperId: 'f00' })).toMatchObject({ id: 's2:f00' });
  });

  it('has abstracts in the OpenAlex form, where strange positions do no harm', async () => {
    const abstract_inverted_index = { fly: [1, 3], We: [0], and: [2], never: [1e9], back: [-1], odd: 'x' };
    expect(await only({ ...BASE, abstract_inverted_index })).toMatchObject({ abstract: 'We fly and fly' });
  });

  it('leaves catalog rows, and anything without a title, to other formats', async () => {
    expect(
      told(await rowsOf('[{"id":"2611.00001","title":"Kites","authors":["Ada"],"pdf":"https://x.org"}]')),
    ).toEqual(['2611.00001']);
    expect(told(await rowsOf('[{"authors":["Ada"],"pdf":"x"},{"title":"Kites","authors":["A"]}]'))).toEqual([
      expect.stringContaining('no'),
      expect.stringMatching(/^title:/),
    ]);
  });
});
