import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { batchDays } from '../../src/catalog/batch-day.ts';
import { createLog } from '../../src/log.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { startWebServer } from '../../src/web/server.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { sharedFile } from '../support/shared.ts';
import { type Bench, percentile, rounded, type Table } from './bench.ts';

const NOW = new Date('2026-08-21T16:00:00Z');
const DAYS = batchDays('2025-09-01', '2026-08-21');

/** Requests addresses in turn, several at once, from a different thread than the server's. */
const CLIENT = `
const { parentPort, workerData } = require('node:worker_threads');
const http = require('node:http');
const { paths, base, times, atOnce } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
const get = (path) => new Promise((resolve, reject) => {
  const began = performance.now();
  http.get(base + path, { agent }, (answer) => {
    let size = 0;
    answer.on('data', (part) => { size += part.length; });
    answer.on('end', () => resolve({ ms: performance.now() - began, size, status: answer.statusCode }));
  }).on('error', reject);
});
(async () => {
  const results = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < times) results.push(await get(paths[next++ % paths.length]));
  }));
  parentPort.postMessage({ results, seconds: (performance.now() - began) / 1000 });
})();
`;

const answers = z.object({
  results: z.array(z.object({ ms: z.number(), size: z.number(), status: z.number() })),
  seconds: z.number(),
});

async function ask(base: string, paths: readonly string[], times: number, atOnce = 4) {
  const worker = new Worker(CLIENT, { eval: true, workerData: { base, paths, times, atOnce } });
  const [message] = await once(worker, 'message');
  const { results, seconds } = answers.parse(message);
  const failed = results.filter(({ status }) => status !== 200).length;
  if (failed > 0) throw new Error(`${failed} of ${results.length} requests to ${paths[0]} failed.`);
  return { ms: results.map(({ ms }) => ms), size: Math.max(...results.map(({ size }) => size)), seconds };
}

/** Real titles and abstracts if available, else made up; each listed on a day of the last year. */
async function papersOf(many: number): Promise<Paper[]> {
  const file = sharedFile('data/acl-anthology.jsonl.gz');
  const papers: Paper[] = [];
  if (file !== undefined) {
    for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
      if (papers.length === many) break;
      const paper: Paper = JSON.parse(line);
      papers.push({ ...paper, ...listing(papers.length) });
    }
  }
  while (papers.length < many) {
    const n = papers.length;
    papers.push({
      id: `made:${n}`,
      title: `Paper ${n} on attention, graphs and retrieval`,
      authors: [`Author ${n % 997}`],
      ...listing(n),
    });
  }
  return papers;
}

function listing(n: number) {
  return { listedOn: DAYS[n % DAYS.length] ?? '2026-08-21', upvotes: (n * 7919) % 300 };
}

const QUERIES = [
  'machine translation',
  'attention',
  'parsing of dependency trees',
  'sumarization',
  'word sense',
];

const PAGES: readonly (readonly [string, readonly string[]])[] = [
  ['the newest day', ['/']],
  ['days', DAYS.slice(-30).map((day) => `/day/${day}`)],
  ['weeks and months', ['/week/2026-W30', '/week/2026-W20', '/month/2026-06', '/month/2026-01']],
  [
    'searches',
    QUERIES.flatMap((q) => [1, 2].map((page) => `/search?q=${encodeURIComponent(q)}&page=${page}`)),
  ],
  ['suggestions', ['mac', 'atten', 'pars', 'word'].map((q) => `/suggest?kind=paper&q=${q}`)],
  ['the daily feed', ['/feed.atom']],
  ['search feeds', QUERIES.map((q) => `/search.atom?q=${encodeURIComponent(q)}`)],
];

/** Searches at a fixed rate in Discord until stopped. */
function searchBeside(
  bot: TestBot,
  perSecond: number,
): { end(): Promise<readonly [asked: number, unanswered: number]> } {
  let asked = 0;
  let unanswered = 0;
  const running = new Set<Promise<unknown>>();
  const timer = setInterval(() => {
    const query = QUERIES[asked++ % QUERIES.length] ?? '';
    const work = bot.discord
      .command({ as: 'ada', channel: 'papers', name: 'search', options: { query } })
      .then((interaction) => interaction.finished())
      // Under heavy load, some get no answer in time.
      .catch(() => void unanswered++)
      .finally(() => running.delete(work));
    running.add(work);
  }, 1000 / perSecond);
  return {
    async end() {
      clearInterval(timer);
      await Promise.allSettled(running);
      return [asked, unanswered];
    },
  };
}

export default {
  name: 'web',
  title: 'Pages and feeds, alone and beside /search in Discord',

  async run({ quick, progress }): Promise<Table[]> {
    const [many, times] = quick ? [5_000, 200] : [100_000, 2_000];
    const papers = await papersOf(many);
    progress(`${papers.length} papers`);
    const bot = await startTestBot({
      papers,
      clock: () => NOW,
      discord: { keep: { requests: 50, interactions: 50, ephemeral: 50, messagesPerChannel: 50 } },
      environment: { LOG_LEVEL: 'warn' },
      unchecked: 'a benchmark looks at times',
    });
    const without = { times: 1e9, seconds: 60 };
    const web = await startWebServer(bot.app.web, {
      host: '127.0.0.1',
      port: 0,
      log: createLog({ level: 'error' }),
      rates: { all: without, pages: without },
    });
    const hello = createServer(
      getRequestListener(new Hono().get('/', (c) => c.html('<h1>Hello</h1>')).fetch, {
        overrideGlobalObjects: false,
      }),
    ).listen(0, '127.0.0.1');
    await once(hello, 'listening');
    const address = hello.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const [site, bare] = [web.url.slice(0, -1), `http://127.0.0.1:${port}`];
    try {
      // Each address once, as after a refresh.
      for (const [, paths] of PAGES) await ask(site, paths, paths.length, 1);
      await ask(bare, ['/'], times);
      const alone = await measured(site, bare, times, progress);
      const beside = searchBeside(bot, 100);
      const busy = await measured(site, bare, Math.ceil(times / 4), progress);
      const [searches, unanswered] = await beside.end();
      return [
        { ...alone, title: `${many} papers, alone` },
        {
          ...busy,
          title: `${many} papers, beside 100 /search a second`,
          notes: [
            ...(busy.notes ?? []),
            `${searches} searches were asked meanwhile, ${unanswered} of them got no answer within Discord's three seconds.`,
          ],
        },
      ];
    } finally {
      await web.close();
      hello.close();
      await bot.close();
    }
  },
} satisfies Bench;

async function measured(
  site: string,
  bare: string,
  times: number,
  progress: (line: string) => void,
): Promise<Table> {
  const plain = await ask(bare, ['/'], times);
  const helloRate = times / plain.seconds;
  const rows: (readonly (string | number)[])[] = [row('a bare hello page', plain, times, helloRate)];
  for (const [name, paths] of PAGES) {
    const one = await ask(site, paths, times);
    rows.push(row(name, one, times, helloRate));
    progress(`${name} done`);
  }
  return {
    title: '',
    columns: ['what', 'p50 ms', 'p99 ms', 'requests/s', 'share of hello', 'largest kB'],
    rows,
    notes: ['Four requests at once from another thread of the same machine.'],
  };
}

function row(
  name: string,
  { ms, size, seconds }: Awaited<ReturnType<typeof ask>>,
  times: number,
  helloRate: number,
): readonly (string | number)[] {
  const rate = times / seconds;
  return [
    name,
    rounded(percentile(ms, 0.5)),
    rounded(percentile(ms, 0.99)),
    Math.round(rate),
    rounded(rate / helloRate),
    rounded(size / 1000),
  ];
}
