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
  it('says of a preprint what arXiv says of it', async () => {
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

  it('names venue and DOI where they are known, and guesses none', async () => {
    const known = paper('doi:10.1145/3394486_x', { extra: { venue: 'KDD 2020' }, published: '2020' });
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

  it('keeps teams and names of other scripts whole, and hyphenated families in one piece', async () => {
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

  it('is in the order of its keys', async () => {
    const text = await written('bibtex', rag, paper('a'), paper('b'));
    expect(text.match(/key\d/g)).toEqual(['key1', 'key2', 'key3']);
  });

  it('cuts a list of more than a thousand authors', async () => {
    const authors = Array.from({ length: 1200 }, (_, i) => `Ada Q${'x'.repeat(i % 7)}`);
    expect(await written('bibtex', paper('x', { authors }))).toMatch(/ and others\}/);
  });
});

describe('a table', () => {
  it('holds no value that a spreadsheet would compute', async () => {
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

  it('names five people and counts the others', async () => {
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

it('a reader takes hostile papers from every file', async () => {
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
