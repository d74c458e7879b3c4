import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { listed } from '../../support/read-message.ts';
import { startSourceServer } from '../../support/source-server.ts';
import { percentile, rounded, type Table } from '../bench.ts';
import type { Asked } from './figures.ts';
import { residentMemory } from './memory.ts';
import { firstNumber, newPapers, newTitle } from './new-papers.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.js', import.meta.url));
/** Time between searches, and how long the bot may take to start, in ms. */
const INTERVAL = 500;
const START = 600_000;
const where = { as: 'ada', channel: 'papers' };

interface LoopbackTask {
  readonly dataDir: string;
  readonly catalog: string;
  readonly asked: Asked;
  readonly papers: number;
  readonly minutes: number;
  readonly progress: (line: string) => void;
}

/**
 * The program itself over a loopback Discord: somebody searches and types twice a second for a few minutes, while a
 * refresh brings papers halfway through. Reports how long people waited, and the process's memory at the start, halfway
 * and at the end.
 */
export async function measureLoopback(task: LoopbackTask): Promise<Table> {
  const { asked, minutes, papers, progress } = task;
  const discord = await createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: 60_000 });
  const first = firstNumber(new Date());
  const news = newTitle(first + 7);
  let hasNews = false;
  const sources = await startSourceServer((_, response, url) => {
    const today = new Date().toISOString().slice(0, 10);
    const isToday = url.searchParams.get('date') === today || !url.searchParams.has('date');
    response.end(hasNews && url.pathname.startsWith('/hf') && isToday ? newPapers(new Date(), first) : '[]');
  });
  const begin = performance.now();
  const bot = start(task, discord, sources.address);
  try {
    await ready(bot);
    const startSeconds = (performance.now() - begin) / 1_000;
    const [searches, typed]: [number[], number[]] = [[], []];
    const memory = [memoryOf(bot)];
    const end = performance.now() + minutes * 60_000;
    let foundNews: number | undefined;
    for (let turn = 0, due = performance.now(); performance.now() < end; turn++, due += INTERVAL) {
      await sleep(Math.max(0, due - performance.now()));
      const isLate = performance.now() > end - minutes * 30_000;
      if (isLate && !hasNews) {
        hasNews = true;
        memory.push(memoryOf(bot));
        progress(`halfway: ${memory.at(-1)} MB; the sources have news from now on`);
      }
      const query = asked.questions[turn % asked.questions.length] ?? '';
      searches.push(await timed(() => search(discord, query)));
      const paper = asked.autocomplete[turn % asked.autocomplete.length] ?? '';
      typed.push(
        await timed(() =>
          discord.autocomplete({ ...where, name: 'paper', focused: 'paper', options: { paper } }),
        ),
      );
      if (hasNews && foundNews === undefined && (await search(discord, news)).includes(news))
        foundNews = (performance.now() - (end - minutes * 30_000)) / 1_000;
    }
    memory.push(memoryOf(bot));
    return {
      title: `The bot over a loopback Discord, ${papers.toLocaleString('en')} papers, ${minutes} minutes`,
      columns: ['what', 'figure'],
      rows: [
        ['start until it answers, s', rounded(startSeconds)],
        ['/search, p50 / p99 ms', `${p(searches, 0.5)} / ${p(searches, 0.99)} (${searches.length} asked)`],
        ['autocomplete, p50 / p99 ms', `${p(typed, 0.5)} / ${p(typed, 0.99)} (${typed.length} asked)`],
        ['a refresh begins every minute; its papers are found after s', foundNews?.toFixed(0) ?? 'not found'],
        ['memory at the start, halfway, at the end, MB', memory.join(', ')],
      ],
      notes: ['Times are those of a person at the loopback: gateway, search, reply and all.'],
    };
  } finally {
    bot.kill('SIGKILL');
    await sources.close();
    await discord.close();
  }
}

function start({ dataDir, catalog }: LoopbackTask, discord: LoopbackDiscord, sources: string): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      CATALOG: `${catalog},${dataDir}/catalog.jsonl`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      HF_API_URL: `${sources}/hf`,
      ARXIV_API_URL: `${sources}/arxiv`,
      ARXIV_FEED_URL: `${sources}/atom`,
      REFRESH: '* * * * *',
    },
  });
}

/** @throws Error with its last output if it dies, or isn't up in time. */
async function ready(bot: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [bot.stdout, bot.stderr]) {
    stream?.on('data', (data) => {
      said = (said + String(data)).slice(-4_000);
    });
  }
  for (let waited = 0; waited < START; waited += 100) {
    if (said.includes('commands registered')) return;
    if (bot.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`The bot did not start: ${said}`);
}

async function search(discord: LoopbackDiscord, query: string): Promise<readonly string[]> {
  const interaction = await discord.command({ ...where, name: 'search', options: { query } });
  return listed(await interaction.finished());
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function p(times: readonly number[], share: number): number {
  return rounded(percentile(times, share));
}

/** In MB; 0 if the system doesn't tell. */
function memoryOf({ pid }: ChildProcess): number {
  return Math.round((pid === undefined ? undefined : residentMemory(pid)) ?? 0);
}
