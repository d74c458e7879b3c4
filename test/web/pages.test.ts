import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWithdrawn } from '../../src/catalog/withdrawn.ts';
import { trendingNotice } from '../../src/view/trending-words.ts';
import { anyCharacter } from '../support/any-character.ts';
import { fullPaper, paper } from '../support/papers.ts';
import { countsOf, serve, webContent } from '../support/web.ts';

const HOSTILE = `</title><script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;`;

const PAPERS = [
  { ...fullPaper, listedOn: '2026-08-21' },
  paper('2005.11401', {
    title: 'Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks',
    listedOn: '2026-08-21',
    upvotes: 120,
    codeUrl: 'javascript:alert(1)',
  }),
  paper('hep-th/9901001', { title: 'Strings on a torus', listedOn: '2026-08-20', upvotes: 2 }),
  paper('acl:N19-1423', { title: HOSTILE, abstract: HOSTILE, authors: [HOSTILE], listedOn: '2026-07-01' }),
];

const content = () =>
  webContent(PAPERS, { dayCounts: countsOf('2026-08-20', [{ paperId: '2005.11401', upvotes: 80 }]) });

async function textOf(path: string): Promise<string> {
  const answer = await (await serve(content())).get(path);
  return answer.text();
}

describe('the pages', () => {
  it('start with the newest day: votes, reason, people, links, and the days before', async () => {
    const text = await textOf('/');
    expect(text).toContain('<h1>21 August 2026</h1>');
    expect(text).toMatch(/▲ 120.*\+40 votes since yesterday/);
    expect(text.indexOf('Retrieval-Augmented')).toBeLessThan(text.indexOf('Kites *and* letters'));
    expect(text).toContain('href="https://arxiv.org/abs/2401.00001"');
    expect(text).toContain('href="https://github.com/a/b"');
    expect(text).toContain('Ada North, Bo West, Cy East, Di South +4');
    expect(text).toContain('rel="prev" href="/day/2026-08-20"');
    expect(text).not.toContain('rel="next"');
  });

  it.each([
    ['/day/2026-08-20', '20 August 2026', 'rel="next" href="/day/2026-08-21"'],
    ['/week/2026-W34', 'week 34 of 2026', 'rel="prev" href="/week/2026-W27"'],
    ['/month/2026-08', 'August 2026', 'rel="prev" href="/month/2026-07"'],
  ])('%s shows its papers and its neighbours', async (path, name, link) => {
    const text = await textOf(path);
    expect(text).toContain(`<h1>${name}</h1>`);
    expect(text).toContain('Strings on a torus');
    expect(text).toContain(link);
  });

  it.each([
    ['/day/2026-02-30', 404, 'no such day'],
    ['/week/2026-W60', 404, 'no such week'],
    ['/day/2026-08-19', 404, 'No papers were listed on 19 August 2026.'],
    ['/paper/2412.12345', 404, 'https://arxiv.org/abs/2412.12345'],
    ['/paper/%E0%A4%A', 404, 'isn&#39;t in the catalog'],
    ['/paper/..%2f..%2fetc%2fpasswd', 404, 'isn&#39;t in the catalog'],
    ['/paper/', 404, 'isn&#39;t in the catalog'],
    ['/wp-login.php', 404, 'nothing here'],
  ])('%s is answered with %i and a sentence', async (path, status, sentence) => {
    const answer = await (await serve(content())).get(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
  });

  it.each([
    ['/paper/2005.11401v2', '/paper/2005.11401'],
    ['/paper/arXiv:2005.11401', '/paper/2005.11401'],
    ['/paper/hep-th/9901001v1', '/paper/hep-th/9901001'],
    ['/paper/hep-th%2F9901001v3', '/paper/hep-th/9901001'],
    ['/paper/N19-1423', '/paper/acl:N19-1423'],
    ['/day/2026-08-20/', '/day/2026-08-20'],
  ])('%s redirects to %s', async (path, target) => {
    const { get, url } = await serve(content());
    const answer = await get(path);
    expect(answer.status).toBe(301);
    expect(new URL(answer.headers.get('location') ?? '', url).pathname).toBe(target);
    expect((await get(target)).status).toBe(200);
  });

  it.each([
    ['/day', '/day/2026-08-21'],
    ['/week', '/week/2026-W34'],
    ['/month', '/month/2026-08'],
  ])('%s leads to the newest for now, or to the start if there is none', async (path, newest) => {
    for (const [site, target] of [
      [await serve(content()), newest],
      [await serve(webContent([])), '/'],
    ] as const) {
      const answer = await site.get(path);
      expect(answer.status).toBe(302);
      expect(new URL(answer.headers.get('location') ?? '', site.url).pathname).toBe(target);
    }
  });

  it('show one paper in full, with similar papers', async () => {
    const text = await textOf('/paper/2401.00001');
    for (const part of [
      'Hal Near',
      'Kites meet letters.',
      'They get on for much longer',
      'Kite Lab',
      'kites',
    ])
      expect(text).toContain(part);
    expect(text).toContain('id="similar"');
  });

  it('say that a paper was withdrawn', async () => {
    const { get } = await serve(webContent([markWithdrawn(paper('2401.00002'), '2024-02-03')]));
    expect(await (await get('/paper/2401.00002')).text()).toContain('withdrawn on 3 February 2024');
  });

  it('find the same as in Discord, with corrections, filters and pages', async () => {
    const many = Array.from({ length: 45 }, (_, i) =>
      paper(`2401.1${String(i).padStart(4, '0')}`, { title: `Retrieval number ${i}`, categories: ['cs.IR'] }),
    );
    const { get } = await serve(webContent([...many, ...PAPERS]));
    const text = await (await get('/search?q=retreival')).text();
    expect(text).toContain('<strong>retrieval</strong>. You typed “retreival”');
    expect(text).toContain('Page 1 of 3');
    const next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await (await get(next)).text()).toContain('Page 2 of 3');
    expect(await (await get('/search?q=retrieval&category=cs.XX')).text()).toContain('Nothing found.');
    expect(await (await get('/search?q=retrieval&after=soon')).text()).toContain('soon');
    expect(await (await get('/search?q=retrieval&page=99')).text()).toContain('nothing on this page');
    expect(await (await get('/search?author=lewis')).text()).toContain('Nothing found');
    expect(await (await get(`/search?q=${'retrieval%20'.repeat(100)}`)).text()).toContain('too long');
    const unread = Array.from({ length: 7 }, (_, i) => `since%3Asoon${i}`).join('+');
    const notes = await (await get(`/search?q=retrieval+${unread}`)).text();
    expect(notes.split('<p class="note">').length - 1, 'five, and the way to the feed').toBe(6);
  });

  it.each(['/', '/day/2026-08-21', '/month/2026-08', '/search?q=retrieval'])(
    '%s counts its papers on from one page to the next',
    async (path) => {
      const many = Array.from({ length: 45 }, (_, i) =>
        paper(`2608.1${String(i).padStart(4, '0')}`, {
          title: `Retrieval number ${i}`,
          listedOn: '2026-08-21',
        }),
      );
      const { get } = await serve(webContent(many));
      const pages = [1, 2, 3].map((page) => `${path}${path.includes('?') ? '&' : '?'}page=${page}`);
      const texts = await Promise.all(pages.map(async (page) => (await get(page)).text()));
      const counted = texts.map((text) => [
        /<ol class="papers" start="(\d+)">/.exec(text)?.[1],
        text.split('Retrieval number').length > 20,
      ]);
      expect(counted).toEqual([
        ['1', true],
        ['21', true],
        ['41', false],
      ]);
    },
  );

  it('show the matching passage with its words in bold, and all corrections in one line', async () => {
    const kites = paper('2401.20001', {
      title: 'On the wind',
      abstract: 'Wind is old. Kites & gliders fly in the wind <b>high</b>. We show it.',
    });
    const more = [1, 2, 3].map((n) => paper(`2401.2100${n}`, { title: `Retrieval number ${n}` }));
    const { get } = await serve(webContent([kites, ...more, ...PAPERS]));
    expect(await (await get('/search?q=gliders')).text()).toContain(
      '<p dir="auto">Kites &amp; <strong>gliders</strong> fly in the wind &lt;b&gt;high&lt;/b&gt;. We show it.</p>',
    );
    const text = await (await get('/search?q=retreival%20nubmer')).text();
    expect(text).toMatch(
      /Showing results for <strong>retrieval<\/strong> and <strong>number<\/strong>\. You typed “retreival” and “nubmer”\./,
    );
  });

  it('suggest titles, authors and categories while typing', async () => {
    const { get } = await serve(content());
    const words = async (query: string) => (await get(`/suggest?${query}`)).json();
    const title = PAPERS[1]?.title ?? '';
    expect(await words('kind=paper&q=retri')).toEqual([
      { value: title, label: expect.stringMatching(/^Retrieval.* · \p{L}+( \d{4})?$/u) },
    ]);
    expect(await words('kind=query&q=retri')).toEqual(await words('kind=paper&q=retri'));
    expect(await words('kind=query&q=ada%20nor')).toEqual([
      { value: 'Ada North', label: expect.stringMatching(/^Ada North · \d+ papers?$/) },
    ]);
    expect(await words('kind=author&q=ada')).toContainEqual({ value: 'Ada North' });
    expect(await words('kind=category&q=cs.c')).toContainEqual({ value: 'cs.CL' });
    expect(await words('kind=paper&q=')).toEqual([]);
    expect((await get('/suggest?kind=person&q=a')).status).toBe(400);
  });

  it('show trending papers for a catalog without listing days', async () => {
    const { get } = await serve(webContent([paper('2401.00003', { title: 'Alone' })]));
    const text = await (await get('/')).text();
    expect(text).toContain('Alone');
    expect(text).toContain(trendingNotice({ kind: 'no-batches', basis: 'age' }));
    expect((await (await serve(webContent([]))).get('/')).status).toBe(200);
  });

  it('never take text for markup, nor a script for a link', async () => {
    const { get } = await serve(content());
    for (const path of [
      '/paper/acl:N19-1423',
      '/day/2026-07-01',
      `/search?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const text = await (await get(path)).text();
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
      expect(text).toContain('&lt;script&gt;');
    }
    expect(await (await get('/')).text()).not.toContain('javascript:');
  });

  it('keep any title as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, minLength: 1 }), async (title) => {
        const { get } = await serve(webContent([paper('2401.00004', { title, abstract: title })]));
        const text = await (await get('/paper/2401.00004')).text();
        expect(text.match(/<script/g)).toHaveLength(1);
        expect(text.match(/<h1/g)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('stay under 50 kB however long the texts are', async () => {
    const long = Array.from({ length: 60 }, (_, i) =>
      paper(`2401.2${String(i).padStart(4, '0')}`, {
        title: 'A very long title '.repeat(30),
        abstract: 'words & "marks" '.repeat(400),
        authors: Array.from({ length: 3000 }, (_, n) => `Author Number ${n}`),
        listedOn: '2026-08-21',
        codeUrl: `https://example.com/${'a'.repeat(400)}`,
      }),
    );
    const { get } = await serve(webContent(long));
    for (const path of ['/', '/search?q=long', '/paper/2401.20001'])
      expect((await (await get(path)).arrayBuffer()).byteLength).toBeLessThan(50_000);
  });

  it('have link previews', async () => {
    const { get } = await serve(content(), { publicUrl: 'https://papers.example.org/daily/' });
    const text = await (await get('/paper/2401.00001')).text();
    expect(text).toContain('<meta property="og:title" content="Kites *and* letters">');
    expect(text).toContain('<meta property="og:description" content="Kites meet letters.">');
    expect(text).toContain('content="https://papers.example.org/daily/paper/2401.00001"');
    expect(text).toContain('href="/daily/search');
  });
});
