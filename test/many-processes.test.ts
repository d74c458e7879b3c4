import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../src/loopback/driver.ts';
import { arxivEntry, arxivFeed } from './support/arxiv.ts';
import { dailyItem } from './support/hugging-face.ts';
import { startLoopback } from './support/loopback.ts';
import { textOf } from './support/read-message.ts';
import { type SourceServer, startSourceServer } from './support/source-server.ts';
import { createDatabase } from './support/stores.ts';

const MAIN = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const postgres = inject('postgres');
const PATIENCE = { timeout: 60_000, interval: 200 };

interface Process {
  readonly discord: LoopbackDiscord;
  readonly child: ChildProcess;
  said(): string;
}

/** Both sources in one server; each paper of arXiv has its id in its title. */
async function startSources(): Promise<SourceServer> {
  const sources = await startSourceServer((_, response, url) => {
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
    else response.end(JSON.stringify([dailyItem({ id: '2608.00001' })]));
  });
  onTestFinished(() => sources.close());
  return sources;
}

/** The compiled program with a Discord of its own, and a store that others share. */
async function startProcess(databaseUrl: string, sources: SourceServer): Promise<Process> {
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-many-'));
  const discord = await startLoopback({ answerWithinMs: 60_000 });
  const { PATH = '' } = process.env;
  const environment = {
    PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    HF_API_URL: `${sources.address}/hf`,
    ARXIV_API_URL: `${sources.address}/arxiv`,
    ARXIV_FEED_URL: `${sources.address}/atom`,
    // Once a year, so that only what a start or taking over asks for is asked.
    REFRESH: '0 0 29 2 *',
  };
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env: environment });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
    });
  }
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  await expect.poll(() => said.includes('commands registered'), { ...PATIENCE, message: said }).toBe(true);
  return { discord, child, said: () => said };
}

async function ask({ discord }: Process, name: string, options: Record<string, string>): Promise<string> {
  const interaction = await discord.command({ as: 'ada', channel: 'papers', name, options });
  return textOf(await interaction.finished());
}

const lists = (sources: SourceServer) => sources.asked.filter((address) => address.includes('daily_papers'));

describe.skipIf('missing' in postgres)('two processes on one PostgreSQL', () => {
  it('ask the sources once, go on where one was killed, and find what any of them was given', async () => {
    const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
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
    expect(await ask(third, 'submit', { link: 'arxiv.org/abs/2602.08025' })).toContain('Kites & Letters');
    const found = () => ask(other, 'paper', { paper: '2602.08025' });
    await expect.poll(found, { timeout: 5_000 }).toContain('Kites & Letters');
    // The first question of the process that was killed was asked again by the one that took over.
    const asked = lists(sources).slice(1);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length, 'each list once').toBe(new Set(asked).size);
  }, 180_000);
});
