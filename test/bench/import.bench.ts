import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { type Bench, rounded } from './bench.ts';

/** Characters per file, and rows in the file of valid rows. */
const SIZE = { characters: 100_000_000, rows: 1_000_000 };
const QUICK = { characters: 5_000_000, rows: 20_000 };
const ABSTRACT = 'We study kites in detail, and quote what they say of clouds and commas. '.repeat(8);

const paper = (i: number) =>
  JSON.stringify({
    id: `bench:${i}`,
    title: `A title of paper number ${i}`,
    abstract: ABSTRACT,
    authors: ['Ada North', 'Bob South', 'Eve West'],
    categories: ['cs.CL'],
    published: '2026-01-01',
  });
const short = (i: number) => `{"id":"bench:${i}","title":"Paper number ${i}","authors":["Ada North"]}`;

const entry = (i: number) =>
  `<entry><id>https://example.org/${i}</id><title>Paper number ${i}</title><summary>${ABSTRACT}</summary><author><name>Ada North</name></author></entry>\n`;

/** The texts to import, each in pieces of about 64 KB. */
function texts({ characters, rows }: typeof SIZE): Record<string, () => Generator<string>> {
  const filled = function* (one: (i: number) => string): Generator<string> {
    for (let i = 0, length = 0; length < characters; i++) {
      const text = one(i);
      length += text.length;
      yield text;
    }
  };
  return {
    *'JSON on one line'() {
      yield '[';
      yield* filled((i) => `${i === 0 ? '' : ','}${paper(i)}`);
      yield ']';
    },
    *'a wrapped list on one line'() {
      yield '{"ok":true,"papers":[';
      yield* filled((i) => `${i === 0 ? '' : ','}${paper(i)}`);
      yield ']}';
    },
    *'a feed'() {
      yield '<feed xmlns="http://www.w3.org/2005/Atom">';
      yield* filled(entry);
      yield '</feed>';
    },
    'titles without ids': () =>
      filled((i) => `{"title":"Paper number ${i} of a conference","authors":["Ada North"],"pdf":""}\n`),
    'bad lines': () => filled((i) => `{"id":"bench:${i}","title":"cut off\n`),
    'lines cut in a list': () =>
      filled((i) => `{"id":"bench:${i}","title":"cut off","authors":["Ada North",\n`),
    fragments: () => filled(() => '{"a":[{\n'),
    *'one long row'() {
      yield `[{"id":"bench:long","title":"Long","abstract":"`;
      yield* filled(() => 'kite '.repeat(13_000));
      yield `"},${paper(1)}]`;
    },
    *'good rows'() {
      for (let i = 0; i < rows; i++) yield `${short(i)}\n`;
    },
  };
}

/** Imports a file in a separate process and measures its memory. */
async function measure(file: string, into: string) {
  const module = new URL('../../src/catalog/file/import/import.js', import.meta.url).href;
  const script = `
    const { importPapers } = await import(${JSON.stringify(module)});
    const start = performance.now();
    const { read, added, skipped, problems } = await importPapers({ files: [${JSON.stringify(file)}], into: ${JSON.stringify(into)} });
    const seconds = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ seconds, read, added, skipped, named: problems.length, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const figures: Record<string, number> = JSON.parse(stdout);
  return figures;
}

/** What an import costs, whatever the file contains. */
export default {
  name: 'import',
  title: 'Imports of large and damaged files',
  async run({ quick, progress }) {
    const size = quick ? QUICK : SIZE;
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-import-bench-'));
    const rows: (string | number)[][] = [];
    try {
      for (const [name, text] of Object.entries(texts(size))) {
        progress(name);
        const file = join(folder, 'file');
        await pipeline(Readable.from(batched(text())), createWriteStream(file));
        const {
          seconds = 0,
          megabytes = 0,
          read = 0,
          added = 0,
          skipped = 0,
          named = 0,
        } = await measure(file, join(folder, `${rows.length}.jsonl`));
        rows.push([name, rounded(seconds), Math.round(megabytes), read, added, skipped, named]);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const columns = ['file', 'seconds', 'peak MB', 'rows read', 'added', 'skipped', 'problems told'];
    const million = (size.characters / 1e6).toLocaleString('en');
    const notes = [
      `Each file has ${million} million characters, the last one ${size.rows.toLocaleString('en')} rows; each import is a process of its own, whose peak of resident memory is shown.`,
    ];
    return [{ title: 'One file into an empty catalog', columns, rows, notes }];
  },
} satisfies Bench;

function* batched(texts: Iterable<string>): Generator<string> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
