import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../src/loopback/driver.ts';
import { startFleet } from './bench/many/fleet.ts';
import { endLeases } from './bench/many/of-processes.ts';
import { runScenario } from './bench/many/run-scenario.ts';
import { arxivEntry, arxivFeed } from './support/arxiv.ts';
import { createDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { dailyItem } from './support/hugging-face.ts';
import { startLoopback } from './support/loopback.ts';
import { SHORT_LIVED } from './support/node-flags.ts';
import { textOf } from './support/read-message.ts';
import { type SourceServer, startSourceServer } from './support/source-server.ts';
import { wholeProgram } from './support/whole-programs.ts';

const MAIN = wholeProgram('src/main.js');
const postgres = inject('postgres');

const PATIENCE = { timeout: 90_000, interval: 200 };

interface Process {
  readonly discord: LoopbackDiscord;
  readonly child: ChildProcess;
}

/** Both sources in one server; the title of each arXiv paper contains its id. */
async function startSources(): Promise<SourceServer> {
  const sources = await startSourceServer((_, response, url) => {
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
    else response.end(JSON.stringify([dailyItem({ id: '2608.00001' })]));
  });
  onTestFinished(() => sources.close());
  return sources;
}

/** The compiled program, started with these arguments. */
function run(words: readonly string[], folder: string, environment: Record<string, string>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, MAIN, ...words], {
    cwd: folder,
    env: { PATH, DATA_DIR: folder, ...environment },
    // A group of its own, as a terminal starts it.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return { child, ended, said: () => said };
}

/** The compiled program with its own Discord, and a store shared with others. */
async function startProcess(databaseUrl: string, sources: SourceServer): Promise<Process> {
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-many-'));
  const discord = await startLoopback({ answerWithinMs: 60_000 });
  const started = run([], folder, {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: databaseUrl,
    HF_API_URL: `${sources.address}/hf`,
    ARXIV_API_URL: `${sources.address}/arxiv`,
    ARXIV_FEED_URL: `${sources.address}/atom`,
    // Once in four years, so that only a start or a takeover asks for anything.
    REFRESH: '0 0 29 2 *',
  });
  await expect.poll(started.said, PATIENCE).toContain('commands registered');
  return { discord, child: started.child };
}

async function ask({ discord }: Process, name: string, options: Record<string, string>): Promise<string> {
  const interaction = await discord.command({ as: 'ada', channel: 'papers', name, options });
  return textOf(await interaction.finished());
}

const lists = (sources: SourceServer) => sources.asked.filter((address) => address.includes('daily_papers'));

const fresh = () => createDatabase('url' in postgres ? postgres.url : '');

describe.skipIf('missing' in postgres)('two processes on one PostgreSQL', () => {
  it('ask the sources once, continue where one was killed, and share every submission', async () => {
    const databaseUrl = await fresh();
    const sources = await startSources();
    const { handle } = sources;
    sources.handle = () => {};
    const leader = await startProcess(databaseUrl, sources);
    await expect.poll(() => sources.asked.length, PATIENCE).toBe(1);
    const other = await startProcess(databaseUrl, sources);
    leader.child.kill('SIGKILL');
    sources.handle = handle;
    const kite = { query: 'teaching a kite to read' };
    await expect.poll(() => ask(other, 'search', kite), PATIENCE).toContain('Teaching a Kite to Read');

    const third = await startProcess(databaseUrl, sources);
    expect(await ask(third, 'search', kite)).toContain('Teaching a Kite to Read');
    const links = ['arxiv.org/abs/2602.08025', '2602.08025'];
    const given = await Promise.all(
      [other, third].map((to, at) => ask(to, 'submit', { link: links[at] ?? '' })),
    );
    expect(given).toEqual([
      expect.stringContaining('Kites & Letters'),
      expect.stringContaining('Kites & Letters'),
    ]);
    expect(sources.asked.filter((address) => address.includes('id_list=2602.08025'))).toHaveLength(1);
    const found = () => ask(other, 'paper', { paper: '2602.08025' });
    await expect.poll(found).toContain('Kites & Letters');
    // The killed process's first request is repeated by the one that took over.
    const asked = lists(sources).slice(1);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length, 'each list once').toBe(new Set(asked).size);
  }, 180_000);

  it('deliver each digest, private message and mail once even if one is killed meanwhile, and keep answering', async () => {
    const fleet = await startFleet({ processes: 2, databaseUrl: await fresh() });
    onTestFinished(() => fleet.close());
    const amounts = { digests: 100, privates: 20, mails: 20 };
    const report = await runScenario(
      fleet,
      {
        name: 'kill',
        title: 'one killed',
        amounts,
        isDueAtStart: true,
        async befall({ discord, processes: [first, other] }) {
          const posts = () => discord.requests.all({ method: 'POST', path: /\/messages$/ }).length;
          await expect.poll(posts, { ...PATIENCE, interval: 20 }).toBeGreaterThan(20);
          await first?.end();
          await endLeases(fleet, first?.holder ?? '');
          await first?.restart();
          await Promise.all([first?.ready(), other?.ready()]);
          return '';
        },
      },
      () => {},
    );
    expect(report).toMatchObject({ due: 140, doubled: 0, lost: 0, early: 0, lateUnsaid: 0, limited: 0 });
    expect(report.arrived).toBeGreaterThanOrEqual(140 - report.unknown);
    expect([report.asked > 0, report.answered]).toEqual([true, report.asked]);
  }, 180_000);
});

describe.skipIf('missing' in postgres)('npm start -- --processes 2', () => {
  it('splits the shards, registers commands once, restarts what dies, and shuts down in order', async () => {
    const discord = await startLoopback({ answerWithinMs: 60_000 });
    const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-many-'));
    const port = await freePort();
    const { child, ended, said } = run(['--processes', '2'], folder, {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: await fresh(),
      REFRESH: 'off',
      HTTP_PORT: String(port),
    });
    const shards = () => discord.gateway.sessions.map(({ shard }) => shard.join('/')).sort();
    await expect.poll(said, PATIENCE).toContain('commands registered');
    await expect.poll(shards, PATIENCE).toEqual(['0/2', '1/2']);
    await expect.poll(() => said().split('commands registered').length - 1, PATIENCE).toBe(2);
    expect(discord.requests.all({ method: 'PUT', path: /commands$/ })).toHaveLength(1);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'help' });
    expect(textOf(await asked.finished())).toContain('/search');

    const [first = 0] = workersOf(child.pid ?? 0);
    process.kill(first, 'SIGKILL');
    await expect.poll(shards, PATIENCE).toHaveLength(1);
    await expect.poll(shards, PATIENCE).toEqual(['0/2', '1/2']);
    expect(said()).toContain('starting another');

    // Ctrl-C reaches all of them at once.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended, said()).toBe(0);
    expect(shards()).toEqual([]);
  }, 180_000);

  it('says what it needs', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-many-'));
    const { ended, said } = run(['--processes', '2'], folder, { DISCORD_TOKEN: 'x' });
    expect([await ended, said()]).toEqual([1, expect.stringContaining('--processes: set DATABASE_URL')]);
  });
});

/** The processes a process started, according to the system. */
function workersOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));
}
