import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from '../../src/project-root.ts';
import { sharedFile } from '../support/shared.ts';
import { type Bench, rounded } from './bench.ts';

const WORDS = ['search', 'retrieval augmented', '--limit', '5'];

interface Timed {
  /** Seconds until the answer appears. */
  readonly answer: number;
  /** Total seconds, as `time` reports them. */
  readonly all: number;
}

async function timed(words: readonly string[], dataDir: string): Promise<Timed> {
  const from = performance.now();
  let answered = 0;
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    const child = spawn('npm', ['run', '-s', 'papers', '--', ...words], {
      cwd: projectRoot(),
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.on('data', () => {
      answered ||= performance.now();
    });
    child.on('error', reject);
    child.on('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`npm run papers ended with status ${status}`)),
    );
  });
  return { answer: (answered - from) / 1000, all: (performance.now() - from) / 1000 };
}

export default {
  name: 'terminal',
  title: 'A search from a terminal, npm and all',

  async run({ quick, progress }) {
    const large = sharedFile('data/acl-anthology.jsonl.gz');
    const catalogs = [
      { name: 'the bundled catalog', words: WORDS },
      ...(!quick && large !== undefined
        ? [{ name: '103,514 papers', words: [...WORDS, '--catalog', large] }]
        : []),
    ];
    const rows = [];
    for (const { name, words } of catalogs) {
      const dataDir = await mkdtemp(join(tmpdir(), 'paperboy-terminal-'));
      try {
        await timed(['--version'], dataDir);
        const first = await timed(words, dataDir);
        const again = [];
        for (let i = 0; i < 5; i++) again.push((await timed(words, dataDir)).all);
        rows.push([
          name,
          rounded(first.answer),
          rounded(first.all),
          rounded(Math.min(...again)),
          rounded(Math.max(...again)),
        ]);
        progress(`${name}: ${again.map((seconds) => seconds.toFixed(2)).join(', ')} s`);
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    }
    return [
      {
        title: 'Seconds in all, as `time` gives them',
        columns: ['catalog', 'first answer', 'first time', 'again, best of 5', 'again, worst of 5'],
        rows,
        notes: [
          'The first time reads the catalog, builds its index, answers, and then stores it and learns meaning.',
        ],
      },
    ];
  },
} satisfies Bench;
