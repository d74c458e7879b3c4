import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { openRefresh } from '../../../src/catalog/refresh/open.ts';
import { runPapers } from '../../../src/cli/run.ts';
import doctor from '../../../src/cli/verbs/doctor.ts';
import type { UnknownSetting } from '../../../src/env-file.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { subscription } from '../../support/digest.ts';
import { startEmbeddings } from '../../support/embedding-server.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { answer, type SourceServer, sleepyMachine, startSourceServer } from '../../support/source-server.ts';
import { silent } from '../../support/stores.ts';

let folder = '';
let discord: SourceServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-doctor-'));
  discord = await startSourceServer(answer(200, '{"id":"1","username":"paperboy"}'));
});
afterEach(async () => {
  await discord.close();
  await rm(folder, { recursive: true, force: true });
});

async function examine(environment: Record<string, string> = {}, unknown: readonly UnknownSetting[] = []) {
  let out = '';
  let err = '';
  const status = await runPapers(['doctor'], new Map([['doctor', doctor]]), {
    environment: {
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      DISCORD_API_URL: `${discord.address}/api`,
      ...environment,
    },
    version: '1.2.3',
    unknown,
    clock: () => new Date('2026-08-21T13:00:00Z'),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, lines: out.trimEnd().split('\n'), err };
}

it('finds nothing wrong with a fresh installation, and says what is not set up', async () => {
  const { status, lines } = await examine();
  expect(status).toBe(0);
  expect(lines).toEqual([
    'ok     settings: all valid.',
    'ok     catalog: 146 papers, latest from 21 August 2026.',
    "new    arXiv: hasn't been asked yet.",
    "new    Hugging Face: hasn't been asked yet.",
    'off    embeddings: no EMBEDDINGS_URL, so I use vectors learned from the catalog.',
    'ok     store: sqlite opens, no digests set up.',
    'off    Discord: no DISCORD_TOKEN, so "npm start" opens the playground.',
    "off    mail: no SMTP_URL, so I can't send mail.",
  ]);
});

it('counts the store’s digests, and says when the next one is due', async () => {
  const store = await openStore({ dataDir: folder, log: silent });
  const sayOf = async () => (await examine()).lines.find((line) => line.includes('store'));
  const nextAt = new Date('2026-08-22T06:00:00Z');
  await store.subscriptions.change('one', () => subscription({ channelId: 'one', nextAt }));
  expect(await sayOf()).toBe('ok     store: sqlite opens, 1 digest, next one 2026-08-22 06:00 UTC.');
  await store.subscriptions.change('two', () => subscription({ channelId: 'two', nextAt }));
  expect(await sayOf()).toBe('ok     store: sqlite opens, 2 digests, next one 2026-08-22 06:00 UTC.');
  await store.close();
});

it('names what is not a setting in .env', async () => {
  const { status, lines } = await examine({}, [{ name: 'DISCORD_TOKN', meant: 'DISCORD_TOKEN' }]);
  expect(status).toBe(1);
  expect(lines[0]).toBe(
    "WRONG  settings: in .env, DISCORD_TOKN isn't a setting. Did you mean DISCORD_TOKEN?",
  );
});

it('logs in to Discord with the token, and never shows it', async () => {
  const DISCORD_TOKEN = 'secret.token';
  expect((await examine({ DISCORD_TOKEN })).lines).toContain('ok     Discord: logged in as paperboy.');
  expect(discord.headers[0]?.authorization).toBe('Bot secret.token');
  discord.handle = answer(401, '{"message":"401: Unauthorized"}');
  const refused = await examine({ DISCORD_TOKEN });
  expect(refused.status).toBe(1);
  expect(refused.lines.find((line) => line.includes('Discord'))).toMatch(
    /^WRONG {2}Discord: the token was refused/,
  );
  expect(refused.lines.join()).not.toContain('secret');
  discord.handle = answer(200, '<html>');
  expect((await examine({ DISCORD_TOKEN })).status).toBe(1);
});

it('names an unreadable catalog line, and a source’s last error', async () => {
  const catalog = join(folder, 'c.jsonl');
  await writeFile(catalog, '{"id":"a:1","title":"One","listedOn":"2026-08-19"}\nbad\nworse\n');
  const at = '2026-08-20T14:00:00.000Z';
  const sources = {
    arxiv: { lastError: { at, message: 'arXiv is away.' } },
    'hugging-face': { lastSuccess: at },
  };
  await writeFile(join(folder, 'refresh.json'), JSON.stringify({ readings: {}, sources }));
  const { status, lines } = await examine({ CATALOG: catalog });
  expect(status).toBe(1);
  expect(lines[1]).toMatch(
    /^WRONG {2}catalog: 1 paper, latest from 19 August 2026\. .*line 2: skipped, not JSON .* And 1 more/,
  );
  expect(lines[2]).toBe("WRONG  arXiv: hasn't answered yet, failed 2026-08-20 14:00 UTC: arXiv is away.");
  expect(lines[3]).toBe('ok     Hugging Face: answered 2026-08-20 14:00 UTC.');
});

it('says how long a source asked to be left alone: six hours if it asked for 31 years', async () => {
  const source = await startSourceServer(answer(429, '', { 'retry-after': '999999999' }));
  const settings = {
    HF_API_URL: source.address,
    ARXIV_API_URL: source.address,
    ARXIV_FEED_URL: source.address,
  };
  const machine = sleepyMachine();
  const { refresh } = await openRefresh({
    settings: { ...settings, HF_TOKEN: undefined },
    dataDir: folder,
    http: machine.parts,
    clock: machine.parts.clock,
  });
  await refresh.run();
  await refresh.run();
  await source.close();
  const { lines } = await examine();
  expect(lines.find((line) => line.includes('Hugging Face'))).toMatch(
    /^WRONG {2}Hugging Face: .*asks to wait 6 hours/,
  );
});

it('names papers listed on a future day, and does not take it for the newest batch', async () => {
  const catalog = join(folder, 'c.jsonl');
  const row = (id: string, listedOn: string) => `${JSON.stringify({ id, title: 'One', listedOn })}\n`;
  await writeFile(catalog, row('a:1', '2026-08-21') + row('a:2', '2099-01-01'));
  const { status, lines } = await examine({ CATALOG: catalog });
  expect(status).toBe(1);
  expect(lines[1]).toBe(
    'WRONG  catalog: 2 papers, latest from 21 August 2026. a:2 (2099-01-01) is listed on a future day, so trends and digests leave it out until then.',
  );
  await writeFile(catalog, [1, 2, 3, 4].map((i) => row(`a:${i}`, '2026-08-22')).join(''));
  expect((await examine({ CATALOG: catalog })).lines[1]).toBe(
    'WRONG  catalog: 4 papers. a:1 (2026-08-22), a:2 (2026-08-22), a:3 (2026-08-22) and 1 more are listed on a future day, so trends and digests leave them out until then.',
  );
});

it('asks an embeddings server for a vector, and detects one that lies, without showing its key', async () => {
  const server = await startEmbeddings();
  onTestFinished(server.close);
  const sayOf = async (EMBEDDINGS_URL: string) =>
    (await examine({ EMBEDDINGS_URL, EMBEDDINGS_KEY: 'hidden-key' })).lines.find((line) =>
      line.includes('embeddings'),
    );
  const begin = performance.now();
  const [, took] =
    /embeddings: 127\.0\.0\.1:\d+ returns vectors of 8 numbers in (\d+) ms\./.exec(
      (await sayOf(server.url)) ?? '',
    ) ?? [];
  expect(Number(took)).toBeLessThanOrEqual(Math.ceil(performance.now() - begin));
  server.manner = 'late';
  expect(await sayOf(server.url)).toMatch(
    /^WRONG {2}embeddings: .* in \d+ ms\. That is more than 400 ms, so searches won't wait for it\.$/,
  );
  server.manner = 'html';
  expect(await sayOf(server.url)).toMatch(
    /^WRONG {2}embeddings: 127\.0\.0\.1:\d+ answered something else than vectors\. Until that's fixed, I use vectors learned/,
  );
  server.manner = 'refusing';
  const refused = await sayOf(server.url);
  expect(refused).toContain('answered 401');
  expect(refused).not.toContain('hidden-key');
});

describe('mail', () => {
  const SET = { MAIL_FROM: 'bot@example.org', HTTP_PORT: '8080', PUBLIC_URL: 'https://papers.example.org' };
  const sayOf = async (environment: Record<string, string>) => {
    const { status, lines } = await examine(environment);
    return [status, lines.at(-1)];
  };

  it('greets the mail server, and detects a missing one', async () => {
    const server = await startMailServer();
    const mail = { ...SET, SMTP_URL: server.url };
    expect(await sayOf(mail)).toEqual([0, 'ok     mail: 127.0.0.1 accepted my login.']);
    expect(server.recipients).toBe(0);
    await server.close();
    const [status, says] = await sayOf(mail);
    expect(status).toBe(1);
    expect(says).toMatch(/^WRONG {2}mail: I can't use the mail server at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  });

  it('detects a server that knows no such user, and shows no password', async () => {
    const server = await startMailServer({ passwords: { bot: 'right-password' } });
    onTestFinished(server.close);
    const at = `127.0.0.1:${server.port}`;
    expect(await sayOf({ ...SET, SMTP_URL: `smtp://bot:right-password@${at}` })).toEqual([
      0,
      'ok     mail: 127.0.0.1 accepted my login.',
    ]);
    expect(await sayOf({ ...SET, SMTP_URL: `smtp://bot:wrong-password@${at}` })).toEqual([
      1,
      `WRONG  mail: ${at} refused the user name or password in SMTP_URL.`,
    ]);
  });

  it('detects something else answering there', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const bound = server.address();
    const port = typeof bound === 'object' ? bound?.port : 0;
    const [status, says] = await sayOf({ ...SET, SMTP_URL: `smtp://127.0.0.1:${port}` });
    expect([status, says]).toEqual([1, expect.stringContaining("I can't use the mail server")]);
  });

  it.each([
    [{ MAIL_FROM: '' }, "MAIL_FROM isn't: set it"],
    [{ MAIL_FROM: 'Paperboy bot@example.org' }, 'MAIL_FROM must be an address'],
    [{ HTTP_PORT: '' }, 'HTTP_PORT is missing'],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is missing'],
    [{ DATABASE_URL: 'postgres://ada@127.0.0.1:1/none' }, 'SECRET_KEY is missing'],
  ])('names what mail needs: %j', async (over, sentence) => {
    const server = await startMailServer();
    onTestFinished(server.close);
    const [status, says] = await sayOf({ ...SET, SMTP_URL: server.url, ...over });
    expect([status, says]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it.each([
    ['http://papers.example.org', "PUBLIC_URL isn't https"],
    ['http://localhost:8080', 'PUBLIC_URL is this machine'],
  ])('says what people cannot use with %s', async (PUBLIC_URL, sentence) => {
    const server = await startMailServer();
    onTestFinished(server.close);
    const says = await sayOf({ ...SET, PUBLIC_URL, SMTP_URL: server.url });
    expect(says).toEqual([0, expect.stringContaining(sentence)]);
  });
});

it('shows the system’s error for a store that cannot be opened', async () => {
  const { status, lines } = await examine({ DATABASE_URL: 'postgres://ada@127.0.0.1:1/none' });
  expect(status).toBe(1);
  expect(lines.find((line) => line.startsWith('WRONG  store'))).toMatch(/ECONNREFUSED/);
  const blocked = join(folder, 'blocked');
  await writeFile(blocked, '');
  const { lines: others } = await examine({ DATA_DIR: blocked });
  expect(others.find((line) => line.startsWith('WRONG  store'))).toMatch(/(ENOTDIR|EEXIST|unable to open)/);
});

const postgres = inject('postgres');
it.skipIf('missing' in postgres)("says that this machine's clock differs from PostgreSQL's", async () => {
  const { status, lines } = await examine({
    DATABASE_URL: await createDatabase('url' in postgres ? postgres.url : ''),
  });
  expect(status).toBe(1);
  expect(lines.find((line) => line.startsWith('WRONG  store'))).toMatch(
    /no digests set up, but this machine's clock is \d+ seconds (behind|ahead of) PostgreSQL's\. .*NTP\.$/,
  );
});
