import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BenchArguments, rounded, type Table } from '../bench.ts';
import { readQueryFile } from './collections.ts';
import type { PeerFigures, Times } from './measure-peer.ts';

const run = promisify(execFile);
const SIZES = [20_000, 100_000];
const QUICK_SIZES = [2_000];
/** An engine that has not answered by then is left out, in ms. */
const PATIENCE = 600_000;

/** Every engine at every size, each in a process of its own so that memory is its own. */
export async function speedTables({ quick, progress }: BenchArguments): Promise<Table[]> {
  if (readQueryFile('acl-typo') === undefined) {
    return [
      {
        title: 'Speed',
        columns: ['engine'],
        rows: [],
        notes: ['The data in ../shared is absent, so there is nothing to measure.'],
      },
    ];
  }
  const folder = new URL('./peers/', import.meta.url);
  const peers = (await readdir(folder)).filter((file) => ['.js', '.ts'].includes(extname(file))).sort();
  const tables: Table[] = [];
  for (const size of quick ? QUICK_SIZES : SIZES) {
    const rows: (string | number)[][] = [];
    const missing: string[] = [];
    for (const file of peers) {
      progress(`speed: ${file} at ${size.toLocaleString('en')} papers`);
      try {
        rows.push(row(await measured(`./peers/${file}`, size, quick ? 50 : 200)));
      } catch (error) {
        missing.push(
          `${file} did not come to an end: ${error instanceof Error ? error.message.split('\n')[0] : error}.`,
        );
      }
    }
    tables.push({
      title: `Speed at ${size.toLocaleString('en')} papers with abstracts: ms, p50 / p99`,
      columns: [
        'engine',
        'keywords',
        'questions',
        'typos',
        'autocomplete',
        'build s',
        'restart s',
        'memory MB',
        'longest block ms',
      ],
      rows,
      notes: [
        'Memory is heap and buffers beside the papers themselves. The block is the longest that the event loop stood still while building and restarting.',
        ...missing,
      ],
    });
  }
  return tables;
}

async function measured(file: string, size: number, queries: number): Promise<PeerFigures> {
  const own = fileURLToPath(new URL(`./measure-peer${extname(file)}`, import.meta.url));
  const { stdout } = await run(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', own, file, String(size), String(queries)],
    { timeout: PATIENCE, maxBuffer: 1e7 },
  );
  return JSON.parse(stdout);
}

function row({ name, build, restart, memory, block, keywords, questions, typos, complete }: PeerFigures) {
  return [
    name,
    pair(keywords),
    pair(questions),
    pair(typos),
    pair(complete),
    rounded(build),
    restart === undefined ? '' : rounded(restart),
    Math.round(memory),
    Math.round(block),
  ];
}

function pair(times: Times | undefined): string {
  return times === undefined ? '' : `${rounded(times.p50)} / ${rounded(times.p99)}`;
}
