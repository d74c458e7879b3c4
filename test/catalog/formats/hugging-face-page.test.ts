import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHuggingFacePage } from '../../../src/catalog/formats/hugging-face-page.ts';
import { readable } from '../../../src/paper/text/readable.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';

const KITES =
  'Kites are rarely taught to read, although they have plenty of time in the air. We teach twelve kites with large print and report that seven can tell a cloud from a comma.';
const RIVERS =
  'Rivers forget where they come from. We give three rivers a small notebook each, and measure how often they find their spring again; all of them do by the second spring.';

const page = (lines: readonly string[]) => [...parseHuggingFacePage(lines.join('\n'))];
const titles = (rows: ReturnType<typeof page>) =>
  rows.map((row) => ('skipped' in row ? `skipped: ${row.skipped}` : row.paper.title));

describe('a copied Hugging Face papers page', () => {
  const header = [
    'new',
    '',
    'Get trending papers in your email inbox!',
    '',
    'Subscribe',
    '',
    'byAK and the research community',
    '',
    'Mar 12',
    '',
  ];

  it('gives each title its whole abstract, and mistakes nothing else for a paper', () => {
    const rows = page([...header, 'Reading Kites', '', KITES, '', 'Rivers with Notebooks', '', RIVERS, '']);
    expect(rows).toEqual([
      {
        line: 11,
        notices: [],
        namedByTitle: true,
        paper: {
          id: expect.stringMatching(/^hf-page:reading-kites-[0-9a-f]{10}$/),
          title: 'Reading Kites',
          authors: [],
          abstract: KITES,
        },
      },
      expect.objectContaining({
        line: 15,
        paper: expect.objectContaining({ title: 'Rivers with Notebooks', abstract: RIVERS }),
      }),
    ]);
  });

  it('is not confused by votes, counts, names and buttons', () => {
    const card = (title: string, abstract: string) => [
      title,
      '',
      abstract,
      '·',
      '12 authors',
      'Upvote',
      '92',
      'GitHub 1.2k',
      'arXiv Page',
      '3 comments',
      'Kite Lab',
      '',
    ];
    const rows = page([...header, ...card('Reading Kites', KITES), ...card('Rivers with Notebooks', RIVERS)]);
    expect(titles(rows)).toEqual(['Reading Kites', 'Rivers with Notebooks']);
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['single line breaks', (text: string) => text.replace(/\n+/g, '\n')],
    ['lines wrapped at 80 columns', (text: string) => text.replace(/(.{60,79}) /g, '$1\n')],
    ['indentation and stray blanks', (text: string) => text.replaceAll('\n', ' \n\t ')],
  ])('reads the same papers with %s', (_, change) => {
    const text = [...header, 'Reading Kites', '', KITES, '', 'Rivers with Notebooks', '', RIVERS, ''].join(
      '\n',
    );
    const papers = (rows: ReturnType<typeof page>) => rows.map((row) => ('paper' in row ? row.paper : row));
    expect(papers([...parseHuggingFacePage(change(text))])).toEqual(papers([...parseHuggingFacePage(text)]));
  });

  it('takes the id from a link if there is one', () => {
    const rows = page(['### [Reading Kites](https://huggingface.co/papers/2608.00001)', '', KITES]);
    expect(rows).toEqual([
      {
        line: 1,
        notices: [],
        paper: { id: '2608.00001', title: 'Reading Kites', authors: [], abstract: KITES },
      },
    ]);
  });

  it('reports what may have been a paper: an abstract without a title, a title without an abstract', () => {
    expect(titles(page([KITES]))).toEqual(['skipped: an abstract without a title above it']);
    expect(
      titles(page(['A Title of Five Words', 'Reading Kites', KITES, 'One More Title Left Alone'])),
    ).toEqual([
      'skipped: no abstract below "A Title of Five Words"',
      'Reading Kites',
      'skipped: no abstract below "One More Title Left Alone"',
    ]);
  });

  it(`reads all 46 papers of a real page, abstracts whole ${WITHOUT_SHARED}`, ({ skip }) => {
    const seedPage = sharedFile('data/seed-page.txt');
    const seedFacts = sharedFile('data/seed-papers.jsonl');
    if (seedPage === undefined || seedFacts === undefined)
      return skip('the data beside the repository is absent');
    const text = readFileSync(seedPage, 'utf8');
    const facts = readFileSync(seedFacts, 'utf8').trim().split('\n');
    const rows = [...parseHuggingFacePage(text)];
    expect(titles(rows)).toEqual(facts.map((line) => JSON.parse(line).title));
    const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
    for (const row of rows) {
      if ('skipped' in row) continue;
      expect(row.paper.abstract).toBe(readable(paragraphs[paragraphs.indexOf(row.paper.title) + 1] ?? ''));
    }
  });
});
