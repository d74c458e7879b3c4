import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVerbs } from '../../src/cli/load-verbs.ts';
import { runPapers } from '../../src/cli/run.ts';
import { readRun } from '../../src/search/eval/trec.ts';

let folder: string;
let catalog: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-cli-'));
  catalog = path.join(folder, 'c.jsonl');
  const keywords = ['ranking'];
  const papers = [
    { id: '2401.00001', title: 'Sparse retrieval with learned weights', authors: ['Ada Lovelace'], keywords },
    { id: '2401.00002', title: 'Dense retrieval without labels', authors: ['Alan Turing'], keywords },
    {
      id: '2401.00003',
      title: 'A theory of knitting',
      authors: ['Grace Hopper'],
      abstract: 'Knitting is a kind of graph theory. We prove that every scarf is planar.',
    },
  ];
  await writeFile(catalog, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const allVerbs = () => loadVerbs(fileURLToPath(new URL('../../dist/src/cli/verbs', import.meta.url)));

async function papers(...words: string[]) {
  const verbs = await allVerbs();
  let out = '';
  let err = '';
  const status = await runPapers(words, verbs, {
    environment: { LOG_LEVEL: 'silent', DATA_DIR: folder, REFRESH: 'off' },
    version: '1.2.3',
    unknown: [],
    clock: () => new Date('2026-11-22T12:00:00Z'),
    out: (text) => {
      out += text;
    },
    // A busy machine shows progress too.
    err: (text) => {
      if (!/^(?:Reading the catalog|Indexing papers): /.test(text)) err += text;
    },
  });
  return { status, out, err };
}

describe('papers, from a terminal', () => {
  it('says what every verb, argument and option is for', async () => {
    for (const [name, verb] of await allVerbs()) {
      const command = new Command(name);
      verb.describe(command);
      const { registeredArguments, options } = command;
      const said = [command, ...registeredArguments, ...options].map(({ description }) =>
        typeof description === 'function' ? command.description() : description,
      );
      for (const words of said) expect(words, name).toMatch(/\w{3,}/);
    }
  });

  it('says how to get papers into an empty catalog', async () => {
    const empty = path.join(folder, 'empty.jsonl');
    await writeFile(empty, '');
    const { err } = await papers('search', 'knitting', '--catalog', empty);
    expect(err).toContain('The catalog has no papers. Import some with "papers import".');
    expect((await papers('search', 'knitting', '--catalog', catalog)).err).not.toContain('no papers');
  });

  it('searches, best first, results on stdout and the rest on stderr', async () => {
    const { status, out, err } = await papers('search', 'knitting', 'theory', '--catalog', catalog);
    expect(status).toBe(0);
    expect(out).toBe(
      '2401.00003  A theory of knitting\n            Grace Hopper · https://arxiv.org/abs/2401.00003\n',
    );
    expect(err).toBe('1 of 1\n');
  });

  it('prints JSON that a script can read, and nothing else', async () => {
    const { out } = await papers('search', 'retrieval', '--json', '--limit', '1', '--catalog', catalog);
    const rows: unknown = JSON.parse(out);
    expect(rows).toEqual([
      {
        id: '2401.00002',
        title: 'Dense retrieval without labels',
        score: expect.any(Number),
        authors: ['Alan Turing'],
        url: 'https://arxiv.org/abs/2401.00002',
      },
    ]);
  });

  it('says its version', async () => {
    expect(await papers('--version')).toEqual({ status: 0, out: '1.2.3\n', err: '' });
  });

  it('says what it is, and every verb with what it is for', async () => {
    const { status, out } = await papers('--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: papers .*\n\nSearch and manage papers from a terminal\n/);
    expect(out).toMatch(/--version +print the version\n/);
    for (const name of (await allVerbs()).keys())
      expect(out).toMatch(new RegExp(`^ +${name}\\b.* {2,}\\w`, 'm'));
  });

  it('says how a misspelt word was read', async () => {
    const { out, err } = await papers('search', 'kniting', '--catalog', catalog);
    expect(out).toContain('knitting');
    expect(err).toContain('knitting. You typed “kniting”');
  });

  it('says what it could not read, in the words of the answer on Discord', async () => {
    const { err } = await papers('search', 'knitting after:soon', '--catalog', catalog);
    expect(err).toContain(`“soon” isn't a valid date for after. Use 2024, 2024-06 or 2024-06-30.\n`);
  });

  it('answers a question with a sentence and its paper', async () => {
    const { out } = await papers('ask', 'is every scarf planar?', '--catalog', catalog);
    expect(out).toContain('every scarf is planar');
    expect(out).toContain('https://arxiv.org/abs/2401.00003');
  });

  it.each<[string, string[], Record<string, unknown>]>([
    [
      'ask',
      ['is every scarf planar?'],
      { sentence: 'We prove that every scarf is planar.', url: 'https://arxiv.org/abs/2401.00003' },
    ],
    ['similar', ['2401.00001'], {}],
    ['trending', [], { why: expect.any(String) }],
  ])('prints only JSON for papers %s too', async (verb, words, more) => {
    const { out } = await papers(verb, ...words, '--json', '--catalog', catalog);
    const [row]: unknown[] = JSON.parse(out);
    const shape = { id: expect.any(String), title: expect.any(String), score: expect.any(Number) };
    expect(row).toMatchObject({ ...shape, ...more });
  });

  it('ranks a file of queries into a TREC run, and measures it', async () => {
    const queries = path.join(folder, 'q.jsonl');
    const qrels = path.join(folder, 'q.tsv');
    const run = path.join(folder, 'run.txt');
    await writeFile(queries, '{"id":"k","text":"knitting"}\n{"id":"d","text":"dense retrieval"}\n');
    await writeFile(qrels, 'query-id\tcorpus-id\tscore\nk\t2401.00003\t1\nd\t2401.00001\t1\n');
    expect((await papers('rank', '--queries', queries, '--out', run, '--catalog', catalog)).status).toBe(0);
    const { out } = await papers('rank', '--queries', queries, '--catalog', catalog);
    expect(out.split('\n')[0]).toMatch(/^k Q0 2401\.00003 1 \d+\.\d+ paperboy$/);
    expect(readRun(out).get('d')).toEqual(['2401.00002', '2401.00001']);
    const { out: figures } = await papers(
      'eval',
      '--queries',
      queries,
      '--qrels',
      qrels,
      '--json',
      '--catalog',
      catalog,
    );
    // The first query is answered at rank 1, the second at rank 2.
    expect(JSON.parse(figures)).toMatchObject({ queries: 2, 'MRR@10': 0.75, 'Recall@100': 1 });
  });

  it('prints measurements for people too, each figure below its name', async () => {
    const queries = path.join(folder, 'q.jsonl');
    const qrels = path.join(folder, 'q.tsv');
    await writeFile(queries, '{"id":"k","text":"knitting"}\n{"id":"d","text":"dense retrieval"}\n');
    await writeFile(qrels, 'k\t2401.00003\t1\nd\t2401.00001\t1\n');
    const { out } = await papers('eval', '--queries', queries, '--qrels', qrels, '--catalog', catalog);
    expect(out.trimEnd().split('\n')).toEqual([
      '   queries     nDCG@10  Recall@100      MRR@10',
      '         2      0.8155      1.0000      0.7500',
    ]);
  });

  it('says if the judgements are for other papers, and which queries are not judged', async () => {
    const queries = path.join(folder, 'q.jsonl');
    const qrels = path.join(folder, 'q.tsv');
    const evaluation = ['eval', '--queries', queries, '--qrels', qrels, '--catalog', catalog];
    await writeFile(queries, '{"id":"k","text":"knitting"}\n{"id":"d","text":"dense retrieval"}\n');
    await writeFile(qrels, 'k\tother:1\t1\n');
    const refused = await papers(...evaluation);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('none of the papers judged relevant in');
    await writeFile(qrels, 'k\t2401.00003\t1\n');
    expect((await papers(...evaluation)).err).toContain('Left out 1 of 2 queries');
  });

  it('takes several catalogs', async () => {
    const more = path.join(folder, 'more.jsonl');
    await writeFile(more, '{"id":"2402.00001","title":"Crochet for computers"}\n');
    const { out } = await papers('search', 'crochet', '--catalog', catalog, '--catalog', more);
    expect(out).toContain('2402.00001');
  });

  it.each([
    ['no words at all', []],
    ['an unknown verb', ['serach']],
    ['an unknown option', ['search', 'x', '--lmit', '3']],
    ['a value that is no number', ['search', 'x', '--limit', 'many']],
    ['a number out of range', ['search', 'x', '--limit', '0']],
    ['a missing argument', ['search']],
    ['an empty query', ['search', ' ']],
    ['a missing option', ['rank']],
    ['a catalog that is not there', ['search', 'x', '--catalog', '/no/such/file.jsonl']],
    ['a query file that is not there', ['rank', '--queries', '/no/such/file.jsonl']],
    ['an unknown paper', ['similar', '9999.99999']],
  ])('ends with status 2 and one clear line for %s', async (_what, words) => {
    const { status, out, err } = await papers(...words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^papers: .+\n$/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['search', ['x'], 1000],
    ['similar', ['2401.00001'], 1000],
    ['trending', [], 1000],
    ['ask', ['what is knitting?'], 10],
    ['rank', ['--queries', 'q.jsonl'], 10_000],
  ])('%s says how many can be requested', async (verb, words, most) => {
    for (const limit of [0, most + 1]) {
      const { status, err } = await papers(verb, ...words, '--limit', String(limit), '--catalog', catalog);
      expect([status, err]).toEqual([
        2,
        `papers: --limit: "${limit}" isn't a whole number from 1 to ${most}\n`,
      ]);
    }
  });

  it.each([
    ['import', 'papers import <file...> --into <catalog>'],
    ['search', 'papers search <query...>'],
  ])('shows the whole call when a part of %s is missing', async (verb, whole) => {
    const { err } = await papers(verb);
    expect(err).toContain(whole);
  });

  it('explains each verb with --help', async () => {
    for (const verb of ['search', 'rank', 'eval', 'similar', 'ask', 'import']) {
      const { status, out } = await papers(verb, '--help');
      expect(status).toBe(0);
      expect(out).toContain(`papers ${verb}`);
      expect(out).toContain('--catalog');
    }
  });

  it('names a wrong setting', async () => {
    const verbs = await loadVerbs(fileURLToPath(new URL('../../dist/src/cli/verbs', import.meta.url)));
    let err = '';
    const status = await runPapers(['search', 'x'], verbs, {
      environment: { LOG_LEVEL: 'loud' },
      version: '1.2.3',
      unknown: [],
      clock: () => new Date(),
      out: () => {},
      err: (text) => {
        err += text;
      },
    });
    expect([status, err]).toEqual([2, expect.stringContaining('LOG_LEVEL: "loud"')]);
  });
});
