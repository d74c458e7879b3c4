import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import type { Paper } from '../../src/paper/paper.ts';
import { fullPaper, paper } from '../support/papers.ts';
import { countsOf, serve, webContent } from '../support/web.ts';

const PAPERS = [
  { ...fullPaper, listedOn: '2026-08-21' },
  paper('2005.11401', { title: 'Retrieval for tasks', listedOn: '2026-08-21', upvotes: 120 }),
  paper('2608.00002', { title: 'Strings on a torus', listedOn: '2026-08-20', upvotes: 2, authors: [] }),
  ...Array.from({ length: 22 }, (_, i) =>
    paper(`2607.${String(i).padStart(5, '0')}`, { title: `Weft number ${i}`, listedOn: '2026-07-01' }),
  ),
];

/** What a reader sees in the middle of a page, line by line, each link with its target. */
async function linesOf(path: string): Promise<string[]> {
  const dayCounts = countsOf('2026-08-20', [{ paperId: '2005.11401', upvotes: 80 }]);
  const { get } = await serve(webContent(PAPERS, { dayCounts }));
  const { document } = parseHTML(await (await get(path)).text());
  for (const link of document.querySelectorAll('a')) link.append(` (${link.getAttribute('href')}) `);
  for (const block of document.querySelectorAll(
    'p, h1, h2, h3, li, dt, dd, article, form, nav, span, option, label, summary, div',
  ))
    block.append('\n');
  const text: string = document.querySelector('main')?.textContent ?? '';
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

const FORM = [
  'Filters',
  'Author',
  'Category',
  'From',
  'Until',
  'Sort byMost relevant',
  'Newest',
  'Most upvoted',
  'Apply',
];

it.each<[path: string, lines: string[]]>([
  [
    '/',
    [
      "Email isn't set up here, but the feed (/feed.atom) brings you each day's papers.",
      '21 August 2026',
      'Day (/day/2026-08-21) Week (/week/2026-W34) Month (/month/2026-08)',
      '← 20 August 2026 (/day/2026-08-20)',
      '2 papers, most popular first.',
      'Retrieval for tasks (/paper/2005.11401)',
      '▲ 120 upvotes',
      '+40 votes since yesterday · new',
      'Ada Lovelace',
      'arXiv (https://arxiv.org/abs/2005.11401) PDF (https://arxiv.org/pdf/2005.11401) Hugging Face (https://huggingface.co/papers/2005.11401) Similar (/paper/2005.11401#similar)',
      'Kites *and* letters (/paper/2401.00001)',
      '▲ 37 upvotes',
      '💬 4',
      'new',
      'Ada North, Bo West, Cy East, Di South +4',
      '2 January 2024cs.CL (/search?category=cs.CL)',
      'Kites meet letters.',
      'arXiv (https://arxiv.org/abs/2401.00001) PDF (https://arxiv.org/pdf/2401.00001) Hugging Face (https://huggingface.co/papers/2401.00001) Code ★ 1.2k (https://github.com/a/b) Project (https://kites.example.com/) Similar (/paper/2401.00001#similar)',
    ],
  ],
  [
    '/day/2026-08-20',
    [
      '20 August 2026',
      'Day (/day/2026-08-20) Week (/week/2026-W34) Month (/month/2026-08)',
      '← 1 July 2026 (/day/2026-07-01) 21 August 2026 → (/day/2026-08-21)',
      '1 paper, most upvoted first.',
      'Strings on a torus (/paper/2608.00002)',
      '▲ 2 upvotes',
      'arXiv (https://arxiv.org/abs/2608.00002) PDF (https://arxiv.org/pdf/2608.00002) Hugging Face (https://huggingface.co/papers/2608.00002) Similar (/paper/2608.00002#similar)',
    ],
  ],
  [
    '/day/2026-08-19',
    [
      '19 August 2026',
      'Day (/day/2026-08-19) Week (/week/2026-W34) Month (/month/2026-08)',
      '← 1 July 2026 (/day/2026-07-01) 20 August 2026 → (/day/2026-08-20)',
      'No papers were listed on 19 August 2026.',
    ],
  ],
  ['/day/2026-99-99', ["There's no such day", 'Try one like 2026-08-20.']],
  ['/week/2026-W99', ["There's no such week", 'Try one like 2026-W34.']],
  ['/month/2026-13', ["There's no such month", 'Try one like 2026-08.']],
  [
    '/paper/2401.00001',
    [
      'Kites *and* letters',
      'Ada North (/search?author=Ada+North)',
      'Bo West (/search?author=Bo+West)',
      'Cy East (/search?author=Cy+East)',
      'Di South (/search?author=Di+South)',
      'Ed Low (/search?author=Ed+Low)',
      'Flo High (/search?author=Flo+High)',
      'Gus Far (/search?author=Gus+Far)',
      'Hal Near (/search?author=Hal+Near)',
      '▲ 37 upvotes',
      '💬 4',
      'new',
      '2 January 2024cs.CL (/search?category=cs.CL) cs.LG (/search?category=cs.LG) cs.AI (/search?category=cs.AI) cs.IR (/search?category=cs.IR) cs.CV (/search?category=cs.CV) Kite Lab',
      '2401.00001',
      'arXiv (https://arxiv.org/abs/2401.00001) PDF (https://arxiv.org/pdf/2401.00001) Hugging Face (https://huggingface.co/papers/2401.00001) Code ★ 1.2k (https://github.com/a/b) Project (https://kites.example.com/)',
      'In short',
      'Kites meet letters.',
      'Abstract',
      'They get on for much longer than this.',
      'kites (/search?q=kites)',
      'letters (/search?q=letters)',
      'Similar papers',
      'No similar papers.',
    ],
  ],
  [
    '/paper/2608.00002',
    [
      'Strings on a torus',
      '▲ 2 upvotes',
      '2nd day',
      '2608.00002',
      'arXiv (https://arxiv.org/abs/2608.00002) PDF (https://arxiv.org/pdf/2608.00002) Hugging Face (https://huggingface.co/papers/2608.00002)',
      'Similar papers',
      'No similar papers.',
    ],
  ],
  ['/paper/9999.99999', ["That paper isn't in the catalog", 'Try searching for its title.']],
  [
    '/search',
    [
      'Search papers',
      ...FORM,
      'Type words, a title, an id or a link. author:lewis, cat:cs.CL, after:2023, "exact phrase" and -word work too.',
    ],
  ],
  [
    '/search?q=weft&page=2',
    [
      'Papers for “weft”',
      ...FORM,
      '22 papers',
      'Weft number 20 (/paper/2607.00020)',
      'Ada Lovelace',
      'arXiv (https://arxiv.org/abs/2607.00020) PDF (https://arxiv.org/pdf/2607.00020) Hugging Face (https://huggingface.co/papers/2607.00020) Similar (/paper/2607.00020#similar)',
      'Weft number 21 (/paper/2607.00021)',
      'Ada Lovelace',
      'arXiv (https://arxiv.org/abs/2607.00021) PDF (https://arxiv.org/pdf/2607.00021) Hugging Face (https://huggingface.co/papers/2607.00021) Similar (/paper/2607.00021#similar)',
      'Previous page (/search?q=weft) Page 2 of 2',
      'Follow this search in a feed reader (/search.atom?q=weft)',
    ],
  ],
  [
    '/search?q=zeppelin',
    [
      'Papers for “zeppelin”',
      ...FORM,
      'Nothing found. Try fewer or different words, part of a title, or an author.',
    ],
  ],
  ['/nowhere', ["There's nothing here", 'Try the search above.']],
])('%s has these texts and links', async (path, lines) => {
  expect(await linesOf(path)).toEqual(lines);
});

it.each([
  [
    '/week/2026-W34',
    [
      'week 34 of 2026',
      'Day (/day/2026-08-21) Week (/week/2026-W34) Month (/month/2026-08)',
      '← week 27 of 2026 (/week/2026-W27)',
      '3 papers, most popular first.',
    ],
  ],
  [
    '/month/2026-07',
    [
      'July 2026',
      'Day (/day/2026-07-01) Week (/week/2026-W27) Month (/month/2026-07)',
      'August 2026 → (/month/2026-08)',
      '22 papers, most upvoted first.',
    ],
  ],
])('%s begins with its name and its neighbours', async (path, lines) => {
  expect((await linesOf(path)).slice(0, 4)).toEqual(lines);
});

/** The text under the title in a link preview. */
async function previewOf(papers: readonly Paper[], path: string): Promise<(string | null | undefined)[]> {
  const { get } = await serve(webContent(papers));
  const { document } = parseHTML(await (await get(path)).text());
  return ['meta[name="description"]', 'meta[property="og:description"]'].map((meta) =>
    document.querySelector(meta)?.getAttribute('content'),
  );
}

const UNDATED = ['One', 'Two', 'Three', 'Four'].map((title, i) => paper(`2401.0000${i}`, { title }));

it.each<[papers: string, given: readonly Paper[], path: string, said: string]>([
  ['two', PAPERS, '/', '2 papers, starting with Retrieval for tasks · Kites *and* letters'],
  ['one', PAPERS, '/day/2026-08-20', '1 paper, starting with Strings on a torus'],
  [
    'many',
    PAPERS,
    '/month/2026-07',
    '22 papers, starting with Weft number 0 · Weft number 1 · Weft number 2',
  ],
  ['none', PAPERS, '/day/2026-08-19', 'No papers were listed.'],
  ['none', [], '/', 'No papers yet.'],
  ['papers without days', UNDATED, '/', 'One · Two · Three'],
  ['a summary', PAPERS, '/paper/2401.00001', 'Kites meet letters.'],
  ['authors alone', PAPERS, '/paper/2005.11401', 'Ada Lovelace'],
  ['no question', PAPERS, '/search', 'Find papers by words, title, author, id or link.'],
  ['what was found', PAPERS, '/search?q=weft', '22 papers found.'],
  ['a refusal', PAPERS, '/nowhere', "There's nothing here"],
])('for %s, a link preview says what is there', async (_, given, path, said) => {
  expect(await previewOf(given, path)).toEqual([said, said]);
});

it.each(['/', '/day/2026-08-20'])('a preview of %s is no longer than 300 characters', async (path) => {
  const day = path === '/' ? {} : { listedOn: '2026-08-20' };
  const [said] = await previewOf([paper('2401.00001', { title: 'kite '.repeat(100), ...day })], path);
  expect(said).toHaveLength(300);
});

it.each([
  '/',
  '/day/2026-08-20',
  '/week/2026-W34',
  '/month/2026-08',
  '/paper/2401.00001',
  '/search',
  '/feed.atom',
  '/search.atom?q=weft',
])('%s counts towards the limit on pages', async (path) => {
  const { get } = await serve(webContent(PAPERS), { rates: { pages: { times: 1, seconds: 60 } } });
  const statuses = [(await get(path)).status, (await get(path)).status];
  expect(statuses).toEqual([200, 429]);
  expect((await get('/healthz')).status).toBe(200);
});
