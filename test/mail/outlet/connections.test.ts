import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createConnections } from '../../../src/mail/outlet/connections.ts';
import { startMailServer } from '../../support/mail-server.ts';

async function open(given: Parameters<typeof startMailServer>[0] = {}, url?: (plain: string) => string) {
  const server = await startMailServer(given);
  const connections = createConnections(url?.(server.url) ?? server.url);
  onTestFinished(async () => {
    connections.close();
    await server.close();
  });
  return { server, ...connections };
}

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

const never = () => new Promise<never>(() => {});

/** Takes a connection, and gives it back when told to. */
function hold(use: Awaited<ReturnType<typeof open>>['use'], waitMs = 60_000) {
  let giveBack = (): void => {};
  const held = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  const done = use(waitMs, () => held.then(() => 'done'));
  return { giveBack: () => giveBack(), done };
}

it('logs in with the name and password of the address, and says so where they are wrong', async () => {
  const passwords = { ada: 's3cret' };
  const right = await open({ passwords }, (url) => url.replace('//', '//ada:s3cret@'));
  expect(await right.use(0, async () => 'in')).toBe('in');
  const wrong = await open({ passwords }, (url) => url.replace('//', '//ada:guess@'));
  await expect(wrong.use(0, async () => 'in')).rejects.toThrow('Invalid login');
});

it('gives up on a silent server, and requires no encryption on this machine', async () => {
  const { use } = await open();
  expect(await use(0, async ({ options }) => options)).toMatchObject({
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    requireTLS: false,
    host: '127.0.0.1',
  });
});

it('asks a server elsewhere for encryption before anything else', async () => {
  // All of 127.0.0.0/8 is this machine, but is not called so.
  const server = createServer((socket) => {
    socket.write('220 here\r\n');
    socket.on('error', () => {});
    socket.on('data', (said) => socket.write(/^EHLO/.test(String(said)) ? '250 here\r\n' : '502 no\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, hasIpv6 ? '::' : '0.0.0.0', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  for (const host of ['127.0.0.1', 'localhost', ...(hasIpv6 ? ['[::1]'] : [])])
    expect(await createConnections(`smtp://${host}:${port}`).use(0, async () => 'plain')).toBe('plain');
  await expect(createConnections(`smtp://127.0.0.2:${port}`).use(0, never)).rejects.toThrow(/STARTTLS/);
  await expect(createConnections(`smtps://127.0.0.2:${port}`).use(0, never)).rejects.not.toThrow(/STARTTLS/);
});

it('says that the server hung up before saying anything', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await expect(createConnections(`smtp://127.0.0.1:${port}`).use(0, never)).rejects.toThrow(
    'Connection closed unexpectedly',
  );
});

it('survives later errors on a connection', async () => {
  const { use } = await open();
  const connection = await use(0, async (one) => one);
  for (let times = 0; times < 2; times++) connection?.emit('error', new Error('reset'));
  expect(await use(0, async (one) => one)).toBe(connection);
});

it('opens five at most; waiters get the next free one in turn, or none after too long', async () => {
  const { use, server } = await open();
  const held = Array.from({ length: 5 }, () => hold(use));
  await expect.poll(() => server.connections).toBe(5);
  const late = Array.from({ length: 5 }, () => hold(use, 1));
  const patient = [hold(use), hold(use)];
  expect(await Promise.all(late.map(({ done }) => done))).toEqual(late.map(() => undefined));
  for (const { giveBack } of [...held.slice(0, 2), ...patient]) giveBack();
  expect(await Promise.all(patient.map(({ done }) => done))).toEqual(['done', 'done']);
  for (const { giveBack } of held) giveBack();
  await Promise.all(held.map(({ done }) => done));
  expect(server.connections).toBe(5);
  const again = Array.from({ length: 6 }, () => hold(use, 1));
  expect(await again[5]?.done).toBeUndefined();
  for (const { giveBack } of again) giveBack();
});

it('only drops those from the queue who waited too long', async () => {
  const { use, server } = await open();
  const held = Array.from({ length: 5 }, () => hold(use));
  await expect.poll(() => server.connections).toBe(5);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const [served, late, patient] = [hold(use, 1_000), hold(use, 2_000), hold(use, 9_000)];
  held[0]?.giveBack();
  await held[0]?.done;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await late.done).toBeUndefined();
  served.giveBack();
  expect(await served.done).toBe('done');
  patient.giveBack();
  expect(await patient.done).toBe('done');
  for (const { giveBack } of held) giveBack();
  await Promise.all(held.map(({ done }) => done));
});

it('quits what is idle one by one', async () => {
  const { use, server } = await open();
  const held = [hold(use), hold(use)];
  await expect.poll(() => server.connections).toBe(2);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  for (const { giveBack, done } of held) {
    giveBack();
    await done;
    vi.advanceTimersByTime(11_000);
  }
  await use(0, async () => {});
  expect(server.connections).toBe(2);
});

it('opens a new one after a hundred mails, or after one failed', async () => {
  const { use, server } = await open();
  const first = await use(0, async (one) => one);
  for (let mails = 1; mails < 100; mails++) await use(0, async () => {});
  expect(server.connections).toBe(1);
  await expect.poll(() => first?.destroyed).toBe(true);
  const second = await use(0, async (one) => one);
  expect(server.connections).toBe(2);
  expect(second?.destroyed).toBe(false);
  await expect(use(0, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(second?.destroyed).toBe(true);
  await use(0, async () => {});
  expect(server.connections).toBe(3);
});

it('keeps one for twenty seconds after a mail, and quits it then', async () => {
  const { use, server } = await open();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  /** The server takes its time before it greets. */
  const connect = async () => {
    const ticking = setInterval(() => vi.advanceTimersByTime(50), 5);
    return use(0, async (one) => one).finally(() => clearInterval(ticking));
  };
  const connection = await connect();
  if (connection === undefined) throw new Error('there is one');
  const quit = vi.spyOn(connection, 'quit');
  vi.advanceTimersByTime(15_000);
  expect(await use(0, async (one) => one)).toBe(connection);
  vi.advanceTimersByTime(19_999);
  expect(quit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(quit).toHaveBeenCalledOnce();
  expect(await connect()).not.toBe(connection);
  expect(server.connections).toBe(2);
});

it('closes idle ones and stops waiting', async () => {
  const { use, close } = await open();
  const held = hold(use);
  await use(0, async () => {});
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  held.giveBack();
  await held.done;
  const connection = await use(0, async (one) => one);
  if (connection === undefined) throw new Error('there is one');
  const quit = vi.spyOn(connection, 'quit');
  expect(connection.destroyed).toBe(false);
  close();
  expect(connection.destroyed).toBe(true);
  vi.advanceTimersByTime(20_000);
  expect(quit).not.toHaveBeenCalled();
});
