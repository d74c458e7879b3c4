import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, exportPapers } from '../../src/cite/formats/export.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { paper } from '../support/papers.ts';
import { readCitations } from '../support/read-citations.ts';

const at = new Date('2026-11-20T09:00:00Z');
const rag = paper('2005.11401', {
  title: 'Retrieval-Augmented Generation for NLP',
  authors: ['Patrick Lewis', 'Aleksandra Piktus', 'Zoë van den Müller'],
  published: '2020-05-22',
  categories: ['cs.CL', 'cs.LG'],
});

async function written(format: ExportFormat, ...papers: readonly Paper[]): Promise<string> {
  const keyed = papers.map((one, i) => ({ paper: one, key: `key${papers.length - i}`, at }));
  return (await exportPapers(format, keyed, at)).text;
}

describe('BibTeX', () => {
  it('says about a preprint what arXiv says', async () => {
    expect(await written('bibtex', rag)).toBe(`% Papers saved with Paperboy, 2026-11-20: 1

@misc{key1,
  title = {Retrieval-Augmented Generation for {NLP}},
  author = {Lewis, Patrick and Piktus, Aleksandra and van den M{\\"u}ller, Zo{\\"e}},
  year = {2020},
  month = may,
  eprint = {2005.11401},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/2005.11401}
}
`);
  });

  it('names each month the BibTeX way', async () => {
    const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
    for (const [i, month] of months.entries()) {
      const published = `2020-${String(i + 1).padStart(2, '0')}`;
      expect(await written('bibtex', paper('x', { published }))).toContain(`  month = ${month}\n`);
    }
  });

  it('names venue and DOI if they are known, and guesses none', async () => {
    const known = paper('doi:10.1145/3394486_x', { extra: { venue: ' KDD 2020 ' }, published: '2020' });
    const text = await written('bibtex', known);
    expect(text).toContain('@inproceedings{key1,');
    expect(text).toContain('booktitle = {{KDD} 2020}');
    expect(text).toContain('doi = {10.1145/3394486_x}');
    expect(text).not.toContain('month');
    const old = await written(
      'bibtex',
      paper('hep-th/9901001', {
        categories: ['hep-th'],
        extra: { doi: 'https://doi.org/10.1103/a', journalRef: 'Phys. Rev. & co' },
      }),
    );
    expect(old).toContain('eprint = {hep-th/9901001}');
    expect(old).toContain('primaryClass = {hep-th}');
    expect(old).toContain('year = {1999}');
    expect(old).toContain('doi = {10.1103/a}');
    expect(old).toContain('note = {Phys. Rev. \\& co}');
  });

  it('keeps teams and names in other scripts whole, and hyphenated families in one piece', async () => {
    const authors = [
      '王小明',
      'DeepSeek-AI',
      'Bento Dias-da-Silva',
      'Pablo Álvarez-Ojeda',
      'Sammy Davis Jr.',
      'North and South',
    ];
    expect(await written('bibtex', paper('x', { authors }))).toContain(
      "author = {{王小明} and {DeepSeek-AI} and {Dias-da-Silva}, Bento and {{\\'A}lvarez-Ojeda}, Pablo and Davis, Jr., Sammy and {North and South}}",
    );
  });

  it('is sorted by key', async () => {
    const text = await written('bibtex', rag, paper('a'), paper('b'));
    expect(text.match(/key\d/g)).toEqual(['key1', 'key2', 'key3']);
  });

  it('cuts a list of more than a thousand authors', async () => {
    const authors = Array.from({ length: 1200 }, (_, i) => `Ada Q${'x'.repeat(i % 7)}`);
    expect(await written('bibtex', paper('x', { authors }))).toMatch(/ and others\}/);
  });
});

describe('a table', () => {
  it('contains no value that a spreadsheet would compute', async () => {
    const bad = ['=HYPERLINK("https://evil.example")', '+1', '-1', '@x', '\tx'];
    const text = await written(
      'csv',
      ...bad.map((title, i) => paper(`p${i}`, { title, authors: ['=cmd|x!A1'] })),
    );
    expect(text.startsWith('\ufeffkey,id,title,authors,')).toBe(true);
    for (const line of text.trimEnd().split('\r\n').slice(1)) {
      expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t]/);
    }
  });
});

describe('each format', () => {
  /** A published preprint, with an undivided name and one with a suffix. */
  const known = paper('2105.01234', {
    title: 'Kites',
    authors: ['Sammy Davis Jr.', 'DeepSeek-AI'],
    published: '2021-05-03',
    categories: ['cs.CL', 'cs.LG'],
    extra: { venue: 'ACL 2021', doi: '10.1234/kites', journalRef: 'Kites 3, 7' },
  });
  /** A paper about which hardly anything is known. */
  const bare = paper('lonely', { title: 'Bare', authors: [], published: '' });

  it('RIS: one tag per line', async () => {
    expect((await written('ris', known, bare)).split('\r\n')).toEqual([
      'TY  - CONF',
      'ID  - key2',
      'TI  - Kites',
      'AU  - Davis, Sammy, Jr.',
      'AU  - DeepSeek-AI',
      'T2  - ACL 2021',
      'PY  - 2021',
      'DA  - 2021/05/03',
      'M1  - arXiv:2105.01234',
      'PB  - arXiv',
      'DO  - 10.1234/kites',
      'UR  - https://arxiv.org/abs/2105.01234',
      'N1  - Kites 3, 7',
      'ER  - ',
      '',
      'TY  - GEN',
      'ID  - key1',
      'TI  - Bare',
      'ER  - ',
      '',
    ]);
  });

  it.each([
    ['2021-05', 'DA  - 2021/05/'],
    ['2021', undefined],
  ])('RIS: %s gives no more of a date than is known', async (published, line) => {
    const tags = (await written('ris', paper('x', { published }))).split('\r\n');
    expect(tags).toContain('PY  - 2021');
    expect(tags.find((tag) => tag.startsWith('DA'))).toBe(line);
  });

  it('CSL-JSON: names and dates in parts', async () => {
    expect(JSON.parse(await written('csl', known, bare))).toEqual([
      {
        id: 'key2',
        type: 'paper-conference',
        title: 'Kites',
        author: [{ given: 'Sammy', family: 'Davis', suffix: 'Jr.' }, { literal: 'DeepSeek-AI' }],
        issued: { 'date-parts': [[2021, 5, 3]] },
        'container-title': 'ACL 2021',
        number: 'arXiv:2105.01234',
        publisher: 'arXiv',
        DOI: '10.1234/kites',
        URL: 'https://arxiv.org/abs/2105.01234',
        note: 'Kites 3, 7',
      },
      { id: 'key1', type: 'article', title: 'Bare' },
    ]);
  });

  it('a table: a row per paper, a column per field', async () => {
    expect(await written('csv', known, bare)).toBe(
      [
        '\ufeffkey,id,title,authors,published,categories,doi,url,saved',
        'key2,2105.01234,Kites,Sammy Davis Jr.; DeepSeek-AI,2021-05-03,cs.CL; cs.LG,10.1234/kites,https://arxiv.org/abs/2105.01234,2026-11-20T09:00:00.000Z',
        'key1,lonely,Bare,,,,,,2026-11-20T09:00:00.000Z',
        '',
      ].join('\r\n'),
    );
  });

  it('Markdown: five names in full', async () => {
    const authors = ['A', 'B', 'C', 'D', 'E'];
    expect(await written('markdown', paper('x', { title: 'T', authors }))).toBe('- T, A, B, C, D, E\n');
  });

  it('BibTeX: a thousand names in full', async () => {
    const authors = Array.from({ length: 1000 }, (_, i) => `Ada Q${'x'.repeat(i % 7)}`);
    expect(await written('bibtex', paper('x', { authors }))).not.toContain('others');
  });
});

describe('Markdown', () => {
  it('shows a hostile title as text', async () => {
    const text = await written(
      'markdown',
      paper('2005.11401', { title: '[x](https://evil) <b> `*_', authors: ['a|b'] }),
    );
    expect(text).toBe(
      '- [\\[x\\](https://evil) \\<b\\> \\`\\*\\_](<https://arxiv.org/abs/2005.11401>), a\\|b, 2020\n',
    );
  });

  it('names five people and counts the rest', async () => {
    const authors = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    expect(await written('markdown', paper('x', { title: 'T', authors }))).toBe(
      '- T, A, B, C, D, E, and 2 more\n',
    );
  });
});

it('a file is named by its day and format', async () => {
  const names = await Promise.all(EXPORT_FORMATS.map((format) => exportPapers(format, [], at)));
  expect(names.map(({ name }) => name)).toEqual([
    'library-2026-11-20.bib',
    'library-2026-11-20.csv',
    'library-2026-11-20.md',
    'library-2026-11-20.ris',
    'library-2026-11-20.json',
  ]);
});

it('hostile papers can be read back from every file', async () => {
  const hostile = [
    paper('2601.00001', {
      title: '@article{x, title={y}} \\input{a} } { % "',
      authors: ['} and {', 'a, b, c, d', '"x'],
    }),
    paper('2601.00002', { title: 'ER  - \nTY  - JOUR', authors: ['TI  - x'] }),
    paper('2601.00003', { title: '"quoted", with\r\nbreaks', authors: [] }),
  ];
  for (const format of EXPORT_FORMATS) {
    if (format === 'markdown') continue;
    const read = readCitations(format, await written(format, ...hostile));
    expect(read.map(({ key }) => key).sort()).toEqual(['key1', 'key2', 'key3']);
  }
});
