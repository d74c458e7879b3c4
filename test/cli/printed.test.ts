import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadVerbs } from '../../src/cli/load-verbs.ts';
import { runPapers } from '../../src/cli/run.ts';
import { startLoopback } from '../support/loopback.ts';
import { projectCommands } from '../support/project-commands.ts';

let folder: string;
let catalog: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-printed-'));
  catalog = path.join(folder, 'c.jsonl');
  const papers = [
    {
      id: '2401.00003',
      title: 'A theory of knitting',
      authors: ['Grace Hopper', 'Ada Lovelace', 'Alan Turing', 'Emmy Noether', 'Rózsa Péter'],
      published: '2024-01-05',
      listedOn: '2026-11-21',
      upvotes: 12,
      abstract: 'Knitting is a kind of graph theory. We prove that every scarf is planar.',
    },
    {
      id: 'acl:9',
      title: 'Knitting without an address',
      authors: ['Ada Lovelace', 'Alan Turing', 'Emmy Noether'],
    },
    { id: 'acl:10', title: 'Weaving of nobody', listedOn: '2026-11-20' },
  ];
  await writeFile(catalog, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PROGRESS = /^(?:Reading the catalog|Indexing papers): /;

async function papersWith(environment: Record<string, string>, ...words: string[]) {
  const verbs = await loadVerbs(
    fileURLToPath(new URL('../../dist/src/cli/verbs', import.meta.url)),
    words[0],
  );
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const status = await runPapers(words, verbs, {
    environment: { LOG_LEVEL: 'silent', DATA_DIR: folder, CATALOG: catalog, REFRESH: 'off', ...environment },
    version: '1.2.3',
    unknown: [],
    clock: () => new Date('2026-11-22T12:00:00Z'),
    out: (text) => void lines.out.push(text),
    // A busy machine shows progress too.
    err: (text) => void (PROGRESS.test(text) || lines.err.push(text)),
  });
  return { status, ...lines };
}

const papers = (...words: string[]) => papersWith({}, ...words);

it('prints two lines per paper: what it is, and authors and link; what is unknown is left out', async () => {
  expect(await papers('search', 'knitting')).toEqual({
    status: 0,
    out: [
      'acl:9       Knitting without an address\n            Ada Lovelace, Alan Turing, Emmy Noether\n',
      '2401.00003  2024-01-05  A theory of knitting\n' +
        '            Grace Hopper, Ada Lovelace, Alan Turing +2 · https://arxiv.org/abs/2401.00003\n',
    ],
    err: ['2 of 2\n'],
  });
  expect((await papers('search', 'weaving')).out).toEqual(['acl:10  Weaving of nobody\n']);
});

it('says how many were found, or that nothing was, and adds nothing to JSON', async () => {
  expect((await papers('search', 'knitting', '--limit', '1')).err).toEqual(['1 of 2\n']);
  expect((await papers('search', 'knitting', '--json')).err).toEqual([]);
  expect(await papers('search', 'zeppelin')).toEqual({
    status: 0,
    out: [],
    err: ["I couldn't find a paper matching that.\n"],
  });
});

it('says once that nothing was found', async () => {
  expect((await papers('search', '2401.99999')).err).toEqual(["I couldn't find 2401.99999 in my catalog.\n"]);
  expect((await papers('search', 'knitting author:quill')).err).toEqual([
    'Nothing matches author:quill. Try removing it.\n',
  ]);
});

it('says how few papers are bundled when nothing is found, but not for a catalog that was named', async () => {
  const bundled = { CATALOG: '' };
  const few = expect.stringMatching(/^I only have the \d+ papers I came with\. To get more, run `.+`\.\n$/);
  expect((await papersWith(bundled, 'search', 'zeppelin')).err).toEqual([
    "I couldn't find a paper matching that.\n",
    few,
  ]);
  expect((await papersWith(bundled, 'ask', 'what is zeppelin docking?')).err).toContainEqual(few);
  expect((await papersWith(bundled, 'search', 'transformer')).err).not.toContainEqual(few);
  expect((await papers('search', 'zeppelin')).err).not.toContainEqual(few);
});

it('puts first what is asked for', async () => {
  const first = async (order: string) => (await papers('search', 'knitting', '--sort', order)).out[0];
  expect(await first('relevance')).toMatch(/^acl:9 /);
  expect(await first('newest')).toMatch(/^2401\.00003 /);
  expect(await first('votes')).toMatch(/^2401\.00003 /);
});

it('accepts a title, its beginning or a link for similar papers, and says which paper it took', async () => {
  const isLike = async (...words: string[]) => (await papers('similar', ...words)).err[0];
  expect(await isLike('a', 'theory', 'of', 'knitting')).toBe(
    'Papers like “A theory of knitting” (2401.00003)\n',
  );
  expect(await isLike('weaving')).toBe('Papers like “Weaving of nobody” (acl:10)\n');
  expect(await isLike('https://arxiv.org/abs/2401.00003')).toContain('(2401.00003)');
  expect(await isLike('acl:10')).toBe('No similar papers.\n');
  // A title isn't a query, whatever symbols it contains.
  expect(await isLike('weaving before:2020')).toBe('Papers like “Weaving of nobody” (acl:10)\n');
  const unknown = /^papers: similar: I couldn't find "/;
  for (const named of ['2401.99999', 'https://example.org/a', 'https://aclanthology.org/2020.acl-main.1'])
    expect(await isLike(`${named} weaving`)).toMatch(unknown);
});

it('offers up to three papers if a name is ambiguous', async () => {
  const many = path.join(folder, 'many.jsonl');
  const lines = Array.from({ length: 5 }, (_, n) => JSON.stringify({ id: `acl:${n}`, title: `Kites ${n}` }));
  await writeFile(many, `${lines.join('\n')}\n`);
  const { err } = await papersWith({ CATALOG: many }, 'similar', 'kites');
  expect(err[0]?.match(/acl:\d \(Kites \d\)/g)).toHaveLength(3);
});

it('prints an answer’s quote with its paper, and says so if there is none', async () => {
  expect((await papers('ask', 'is every scarf planar?')).out).toEqual([
    '“We prove that every scarf is planar.”\n    A theory of knitting (https://arxiv.org/abs/2401.00003)\n',
  ]);
  expect((await papers('ask', 'what is zeppelin docking?')).err).toEqual([
    "I couldn't find an answer in the catalog.\n",
  ]);
  expect((await papers('ask', 'what can you do?')).err).toEqual([
    "That's about the bot itself: /help in Discord lists what it can do.\n",
  ]);
});

it('prints what is popular with reasons, as many as asked for', async () => {
  const { out } = await papers('trending', '--window', 'week');
  expect(out).toEqual([
    '2401.00003  A theory of knitting  (new)\n',
    'acl:10  Weaving of nobody  (2nd day)\n',
  ]);
  expect((await papers('trending', '--window', 'week', '--limit', '1')).out).toHaveLength(1);
  expect((await papers('trending', '--window', 'year')).err).toEqual([
    'papers: --window: "year" isn\'t valid. Use day, week, month\n',
  ]);
});

it('writes a run to a file and says how long it is, or why it cannot', async () => {
  const queries = path.join(folder, 'q.jsonl');
  const run = path.join(folder, 'run.txt');
  await writeFile(queries, '{"id":"k","text":"knitting"}\n{"id":"w","text":"weaving"}\n');
  const { status, out, err } = await papers('rank', '--queries', queries, '--limit', '1', '--out', run);
  expect([status, out, err]).toEqual([0, [], ['2 queries, 2 lines\n']]);
  expect((await readFile(run, 'utf8')).split('\n').map((line) => line.split(' ')[2])).toEqual([
    'acl:9',
    'acl:10',
    undefined,
  ]);
  const refused = await papers('rank', '--queries', queries, '--out', folder);
  expect([refused.status, refused.err]).toEqual([2, [expect.stringContaining(`papers: ${folder}: EISDIR`)]]);
});

it('says what is wrong with a file of queries', async () => {
  const missing = path.join(folder, 'none.jsonl');
  expect((await papers('rank', '--queries', missing)).err).toEqual([
    `papers: ${missing}: there's no such file\n`,
  ]);
  expect((await papers('rank', '--queries', folder)).err).toEqual([`papers: ${folder}: it's a directory\n`]);
  const bad = path.join(folder, 'bad.jsonl');
  await writeFile(bad, 'no json\n');
  expect(await papers('rank', '--queries', bad)).toMatchObject({
    status: 2,
    err: [expect.stringContaining(`papers: ${bad}: `)],
  });
});

it.each([
  [[], 'papers: no command given. Try `papers --help`.\n'],
  [['search', ' '], 'papers: search: no query given\n'],
  [['ask', ' '], 'papers: ask: no question given\n'],
  [['similar', ' '], 'papers: similar: no paper given\n'],
  [
    ['similar', '9999.99999'],
    'papers: similar: I couldn\'t find "9999.99999" in the catalog. Find an id with `papers search`\n',
  ],
  [
    ['similar', 'zeppelin'],
    'papers: similar: I couldn\'t find "zeppelin" in the catalog. Find an id with `papers search`\n',
  ],
  [
    ['similar', 'knitting'],
    'papers: similar: "knitting" could be several papers. Use an id, such as acl:9 (Knitting without an address), 2401.00003 (A theory of knitting)\n',
  ],
  [['register'], 'papers: register: set DISCORD_TOKEN first\n'],
  [['refresh', '--since', 'soon'], 'papers: --since: "soon" isn\'t a date. Use one such as 2023-05-04\n'],
  [['restore'], "papers: missing required argument 'file'. Try `papers restore <file>`.\n"],
  [
    ['rank'],
    "papers: required option '--queries <file>' not specified. Try `papers rank --queries <file>`.\n",
  ],
])('says in one line what is wrong with %j', async (words, line) => {
  expect(await papers(...words)).toEqual({ status: 2, out: [], err: [line] });
});

it('registers the commands with Discord, and says whether that was needed', async () => {
  const discord = await startLoopback();
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const count = (await projectCommands()).size;
  expect(await papersWith(settings, 'register')).toEqual({
    status: 0,
    out: [`${count} commands registered\n`],
    err: [],
  });
  expect((await papersWith(settings, 'register')).out).toEqual([
    `${count} commands were already registered\n`,
  ]);
});
