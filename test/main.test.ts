import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { oldNode } from '../src/old-node.ts';
import { projectRoot } from '../src/project-root.ts';
import { openStore } from '../src/store/store.ts';
import { watchAnswers } from './support/answer-contract.ts';
import { subscription } from './support/digest.ts';
import { freePort } from './support/free-port.ts';
import { startLoopback } from './support/loopback.ts';
import { SHORT_LIVED } from './support/node-flags.ts';
import { projectCommands } from './support/project-commands.ts';
import { silent } from './support/stores.ts';
import { wholeProgram } from './support/whole-programs.ts';

/** The compiled program, as `npm start` runs it; `npm test` compiles before it tests. */
const SHIPPED = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const WHOLE = wholeProgram('src/main.js');

let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  // A separate folder, so that a developer's `.env` isn't read.
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-main-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string>, program = WHOLE, words: readonly string[] = []) {
  const said = { out: '', err: '' };
  const { PATH = '' } = process.env;
  const started = spawn(process.execPath, [...SHORT_LIVED, program, ...words], {
    cwd: folder,
    env: { PATH, ...environment },
  });
  child = started;
  started.stdout.on('data', (data) => {
    said.out += String(data);
  });
  started.stderr.on('data', (data) => {
    said.err += String(data);
  });
  const ended = new Promise<number | null>((resolve) => started.once('close', resolve));
  return { said, ended };
}

const until = (holds: () => boolean) => expect.poll(holds).toBe(true);

/** Which files in a folder, or the folder itself, others may read or write. */
async function openToOthers(folder: string): Promise<string[]> {
  const names = ['.', ...(await readdir(folder, { recursive: true }))];
  const modes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).mode));
  return names.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0);
}

describe('the program', () => {
  it('opens the playground without a token, prints its address, and shuts down in order on Ctrl-C', async () => {
    const { said, ended } = start({ HTTP_PORT: '0', LOG_LEVEL: 'info' }, SHIPPED);
    await until(() => said.out.includes('http://'));
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.out)?.[0] ?? '';
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Paperboy');
    const web = /web pages and feeds: *(http:\/\/127\.0\.0\.1:\d+\/)/.exec(said.out)?.[1] ?? '';
    expect(await (await fetch(web)).text()).toContain('Search papers');
    const ready = await fetch(`${web}readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      200,
      'store ok\ncatalog ok\ndiscord ok\nrunning ok\n',
    ]);
    child?.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said.err).not.toContain('"level":50');
    expect(said.err).toContain('stopping');
    expect(said.err).not.toContain('shard reconnecting');
  });

  it('ends at once on a second signal, and reports that it was not an orderly end', async () => {
    const { said, ended } = start({ HTTP_PORT: '0' });
    await until(() => said.out.includes('http://'));
    child?.kill('SIGINT');
    child?.kill('SIGTERM');
    expect(await ended).toBe(1);
  });

  it('shuts down in order when its terminal closes, however often that is said, and leaves nothing behind', async () => {
    const { said, ended } = start({ HTTP_PORT: '0', LOG_LEVEL: 'info', TMPDIR: folder });
    await until(() => said.out.includes('http://'));
    expect(await readdir(folder)).toContainEqual(expect.stringContaining('paperboy-playground-'));
    child?.kill('SIGHUP');
    await until(() => said.err.includes('stopping'));
    child?.kill('SIGHUP');
    expect(await ended).toBe(0);
    expect((await readdir(folder)).filter((name) => name.includes('playground'))).toEqual([]);
  });

  it('explains how to start it, whatever the settings', async () => {
    const { said, ended } = start({ LOG_LEVEL: 'loud' }, WHOLE, ['--help']);
    expect(await ended).toBe(0);
    expect(said.out).toContain('Usage: npm start');
    expect(said.err).toBe('');
  });

  it('ends when the npm that started it is told to', async () => {
    const { PATH = '' } = process.env;
    const port = await freePort();
    // Without its prestart, which compiles: that is done already.
    const npm = spawn('npm', ['start', '--ignore-scripts', '--prefix', projectRoot()], {
      cwd: folder,
      env: { PATH, HTTP_PORT: String(port), HOME: folder },
    });
    child = npm;
    let out = '';
    npm.stdout.on('data', (data) => {
      out += String(data);
    });
    await until(() => out.includes('http://'));
    npm.kill('SIGTERM');
    const isGone = () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => false,
        () => true,
      );
    await expect.poll(isGone).toBe(true);
  });

  it('goes on without whoever started it, unless that was npm', async () => {
    const { PATH = '' } = process.env;
    const port = await freePort();
    const log = path.join(folder, 'said');
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${WHOLE}" >"${log}" 2>&1 & echo $!; cat`], {
      cwd: folder,
      env: { PATH, HTTP_PORT: String(port) },
    });
    shell.stdout.once('data', (pid) => {
      onTestFinished(() => void process.kill(Number(pid), 'SIGKILL'));
    });
    await expect.poll(() => readFile(log, 'utf8').catch(() => '')).toContain('http://');
    shell.kill('SIGKILL');
    shell.stdin.end();
    // It would look twice a second.
    await sleep(1500);
    expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true);
  });

  it('does not start with a wrong setting, and names it', async () => {
    const { said, ended } = start({ LOG_LEVEL: 'loud', DISCORD_TOKEN: 'hunter2 hunter2' }, SHIPPED);
    expect(await ended).toBe(1);
    expect(said.err).toContain('LOG_LEVEL: "loud"');
    expect(said.err).toContain('DISCORD_TOKEN');
    expect(said.err).not.toContain('hunter2');
  });

  it('does not start with a missing catalog, and names it', async () => {
    const { said, ended } = start({ CATALOG: 'no-such.jsonl', HTTP_PORT: '0' });
    expect(await ended).toBe(1);
    expect(said.err).toContain('no-such.jsonl');
    expect(said.err.startsWith(oldNode(process.versions.node) ?? '')).toBe(true);
  });

  it('ends with what to do when Discord shuts it out, after the current digest has arrived', async () => {
    const dataDir = path.join(folder, 'data');
    const discord = await startLoopback();
    const commands = await projectCommands();
    watchAnswers(discord, () => commands);
    const { id: channelId, guild_id: guildId = '' } = discord.world.channel('papers');
    const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    const due = { time: minute.toISOString().slice(11, 16), timezone: 'UTC', since: minute, nextAt: minute };
    let store = await openStore({ dataDir, log: silent });
    await store.subscriptions.change(channelId, () => subscription({ channelId, guildId, ...due }));
    await store.close();
    const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
    discord.faults.add({ ...post, delayMs: 1500 });
    const { said, ended } = start({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATA_DIR: dataDir,
      REFRESH: 'off',
    });
    await until(() => discord.requests.all(post).length > 0);
    discord.faults.dropGateway({ code: 4004 });
    expect(await ended).toBe(1);
    expect(said.err).toContain("Discord doesn't accept DISCORD_TOKEN. Copy it again");
    expect(discord.messages('papers')).toHaveLength(1);
    // Node's own SQLite, from Node 24 on, leaves no files beside it.
    expect(await readdir(dataDir)).toContain('paperboy.sqlite');
    expect(await openToOthers(dataDir)).toEqual([]);
    store = await openStore({ dataDir, log: silent });
    expect(await store.ledger.recent(channelId, 1)).toMatchObject([{ state: 'sent' }]);
    await store.close();
  });
});
