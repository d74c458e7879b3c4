import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../src/catalog/load.ts';
import { planRefresh } from '../src/catalog/refresh/plan.ts';
import { EMPTY_STATE } from '../src/catalog/refresh/state.ts';
import { refreshStateFile } from '../src/catalog/refresh/state-file.ts';
import type { LoopbackDiscord } from '../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../src/loopback/loopback.ts';
import { watchAnswers } from './support/answer-contract.ts';
import { arxivEntry, arxivFeed } from './support/arxiv.ts';
import { dailyItem } from './support/hugging-face.ts';
import { SHORT_LIVED } from './support/node-flags.ts';
import { projectCommands } from './support/project-commands.ts';
import { textOf } from './support/read-message.ts';
import { type SourceServer, startSourceServer } from './support/source-server.ts';
import { wholeProgram } from './support/whole-programs.ts';

const MAIN = wholeProgram('src/main.js');
let folder = '';
let discord: LoopbackDiscord;
let server: SourceServer;
/** How many days the loopback Hugging Face serves before it keeps the next one waiting. */
let daysTold: number;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-backfill-'));
  daysTold = 12;
  discord = await createLoopbackDiscord({ clock: () => new Date() });
  const commands = await projectCommands();
  watchAnswers(discord, () => commands);
  server = await startSourceServer((_, response, url) => {
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) {
      response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
      return;
    }
    const day = url.searchParams.get('date');
    // One paper a day, numbered by its day.
    const id = `2601.${(day ?? '').slice(5).replace('-', '').padStart(5, '0')}`;
    const listed = { submittedOnDailyAt: `${day}T00:00:00.000Z` };
    const answer = day === null ? '[]' : JSON.stringify([dailyItem({ id }, listed)]);
    if (askedDays().length <= daysTold) response.end(answer);
  });
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await discord.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function start() {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, MAIN], {
    cwd: folder,
    env: {
      PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_SHARDS: '1',
      DATA_DIR: folder,
      HF_API_URL: `${server.address}/hf`,
      ARXIV_API_URL: `${server.address}/arxiv`,
    },
  });
  children.push(child);
  const said = { err: '' };
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

const until = (holds: () => boolean) => expect.poll(holds).toBe(true);

const askedDays = () =>
  server.asked.map((at) => /date=([\d-]+)/.exec(at)?.[1]).filter((day) => day !== undefined);

describe('the first start', () => {
  it('fetches the last thirty days with a progress bar, answers meanwhile, shuts down in order on Ctrl-C, and resumes where it left off', async () => {
    const days = planRefresh(EMPTY_STATE, new Date());
    const first = start();
    await until(() => askedDays().length > daysTold);
    const interaction = await discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: '2005.11401' },
    });
    expect(textOf(await interaction.finished())).toContain('Retrieval-Augmented Generation');
    expect(first.said.err).toMatch(/refreshing \[#+\.+\] \d+ of \d+, \d+ papers/);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.said.err).toContain('the refresh was interrupted');
    expect(first.said.err).not.toContain('"level":50');
    const cut = askedDays();
    expect(cut.length).toBeLessThan(days.length);
    expect(days.slice(0, cut.length)).toEqual(cut);
    const { sources } = await refreshStateFile(path.join(folder, 'refresh.json')).read();
    expect(Object.values(sources)).toEqual([]);

    server.asked.length = 0;
    daysTold = days.length;
    const second = start();
    await until(() => second.said.err.includes('"source":"Hugging Face"'));
    expect(second.said.err).not.toContain('"failure"');
    // Every refresh re-reads the last week; nothing else is asked for twice, except what was under way.
    const again = askedDays().filter((day) => cut.slice(0, -1).includes(day));
    expect(again.length).toBeLessThanOrEqual(5);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    const { catalog } = await loadCatalog([path.join(folder, 'catalog.jsonl')]);
    expect([...catalog.all()].map(({ listedOn }) => listedOn).sort()).toEqual([...days].sort());
    expect([...catalog.all()].every(({ categories }) => categories?.includes('cs.CL'))).toBe(true);
  });
});
