import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseByProcess } from '../../../src/catalog/http/parse-by-process.ts';
import { parseByWorker } from '../../../src/catalog/http/parse-by-worker.ts';
import { createParseThreads, parserOf } from '../../../src/catalog/http/parse-threads.ts';
import { compiledAddress } from '../../../src/worker-file.ts';
import { watchThreads } from '../../support/watch-threads.ts';

const LIMITS = { withinMs: 60_000, memoryMb: 512 };
const HOARDER = 'function read() { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); }';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-parse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A task calling `read` of a module with this source. */
function taskOf(read: string, text = 'a kite') {
  const file = join(temporaryFolder(), 'module.mjs');
  writeFileSync(file, `import { threadId } from 'node:worker_threads';\nexport ${read}`);
  return { module: pathToFileURL(file).href, name: 'read', text };
}

describe.each([
  ['a thread', parseByWorker],
  ['a process', parseByProcess],
])('%s that parses', (_, start) => {
  it.each([
    ['a large text', 'const read = (text) => text.length', 'ø'.repeat(5_000_000), 5_000_000],
    [
      'to what JSON has no words for',
      "const read = (text) => new Map([[text, [new Date(0), undefined, new Set('a')]]])",
      'kites',
      new Map([['kites', [new Date(0), undefined, new Set('a')]]]),
    ],
    [
      'to a large value',
      'const read = (text) => Array.from({ length: 300_000 }, () => text).join()',
      'a',
      599_999,
    ],
  ])('parses %s', async (_, read, text, value) => {
    const threads = createParseThreads({ start });
    const outcome = await threads.parse<unknown>(taskOf(read, text), LIMITS);
    const found = 'value' in outcome ? outcome.value : undefined;
    expect(typeof found === 'string' ? found.length : found).toEqual(value);
  });

  it('returns the reason a text is refused, and parses the next one in the same thread', async () => {
    const watched = watchThreads();
    const threads = createParseThreads({ start });
    const task = taskOf(
      "function read(text) { if (text === 'kite') throw new RangeError('no feed'); return text; }",
    );
    expect(await threads.parse({ ...task, text: 'kite' }, LIMITS)).toEqual({ refused: 'no feed' });
    expect(await threads.parse({ ...task, text: 'owl' }, LIMITS)).toEqual({ value: 'owl' });
    expect(watched.started()).toBe(1);
  });

  it.each([
    ['takes too long', 'function read() { for (;;); }', { withinMs: 500 }, 'too long to read'],
    ['ends it', 'function read() { process.exit(1); }', {}, 'ended early'],
  ])('is ended by a text that %s, and by nothing else', async (_, read, limits, sentence) => {
    const watched = watchThreads();
    const parsed = createParseThreads({ start }).parse(taskOf(read), { ...LIMITS, ...limits });
    await expect(parsed).rejects.toThrow(sentence);
    await expect.poll(watched.alive).toBe(0);
  });

  it.skipIf(start !== parserOf(process.versions.node) && start === parseByWorker)(
    'ends if a text takes too much memory',
    async () => {
      const parsed = createParseThreads({ start }).parse(taskOf(HOARDER), { ...LIMITS, memoryMb: 32 });
      await expect(parsed).rejects.toThrow('too much memory to read');
    },
  );

  it('preloads modules, and reports one that cannot be loaded when it is used', async () => {
    const loaded = join(temporaryFolder(), 'loaded');
    const task = taskOf(
      `const read = (text) => text; (await import('node:fs')).writeFileSync(${JSON.stringify(loaded)}, '1');`,
    );
    const threads = createParseThreads({ start });
    threads.prepare(LIMITS.memoryMb, ['file:///no-module.mjs', task.module]);
    await expect.poll(() => readIfThere(loaded)).toBe('1');
    expect(await threads.parse(task, LIMITS)).toEqual({ value: 'a kite' });
    const lost = threads.parse({ ...task, module: 'file:///no-module.mjs' }, LIMITS);
    await expect(lost).rejects.toThrow('ended early');
  });

  it('ends after being idle for a while', async () => {
    const watched = watchThreads();
    const threads = createParseThreads({ idle: 50, start });
    threads.prepare(64, []);
    await expect.poll(watched.started).toBe(1);
    await expect.poll(watched.alive).toBe(0);
  });

  it('keeps the program alive only while it parses', async () => {
    const read =
      'const read = (text) => { for (const until = Date.now() + 300; Date.now() < until; ); return text; }';
    const program = runProgram(
      start,
      taskOf(read),
      'threads.parse(task, limits).then(({ value }) => console.log(value))',
    );
    expect(await program.end).toEqual({ code: 0, said: 'a kite\n' });
  });

  it('does not keep the program alive if started ahead', async () => {
    const program = runProgram(
      start,
      taskOf('const read = 1'),
      'threads.prepare(limits.memoryMb, [task.module])',
    );
    expect(await program.end).toEqual({ code: 0, said: '' });
  });
});

describe('a process that parses', () => {
  it('sees no environment variables, and prints nothing', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'a secret');
    onTestFinished(() => void vi.unstubAllEnvs());
    const read =
      "const read = () => { console.error('a kite'); return process.env.DISCORD_TOKEN ?? 'nothing'; }";
    const program = runProgram(
      parseByProcess,
      taskOf(read),
      'threads.parse(task, limits).then(({ value }) => console.log(value))',
    );
    expect(await program.end).toEqual({ code: 0, said: 'nothing\n' });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'survives %s sent to all processes of a terminal or service',
    async (signal) => {
      const read = `const read = (text) => { process.kill(process.pid, '${signal}'); return text; }`;
      const threads = createParseThreads({ start: parseByProcess });
      expect(await threads.parse(taskOf(read), LIMITS)).toEqual({ value: 'a kite' });
    },
  );

  it.each([
    ['while it has nothing to do', 'const read = (text) => text; setInterval(() => {}, 1000)'],
    ['while it parses a text that has no end', 'const read = () => { for (;;); }'],
  ])('ends when its parent was killed %s', async (_, read) => {
    const file = join(temporaryFolder(), 'pid');
    const write = `(await import('node:fs')).writeFileSync(${JSON.stringify(file)}, String(process.pid));`;
    const script = 'setInterval(() => {}, 1000); threads.parse(task, { ...limits, withinMs: 1000 })';
    const program = runProgram(parseByProcess, taskOf(`${read}; ${write}`), script);
    await expect.poll(() => readIfThere(file)).toMatch(/^\d+$/);
    const pid = Number(readIfThere(file));
    program.kill();
    await program.end;
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

it.each([
  ['20.19.0', parseByWorker],
  ['22.18.0', parseByWorker],
  ['24.0.0', parseByProcess],
  ['100.1.0', parseByProcess],
])('on Node %s parses where running out of memory ends nothing else', (node, parser) => {
  expect(parserOf(node)).toBe(parser);
});

/** Runs a program with `threads` created by `start`. */
function runProgram(start: typeof parseByWorker, task: ReturnType<typeof taskOf>, script: string) {
  const folder = new URL('../../../src/catalog/http/', import.meta.url).href;
  const addressOf = (name: string) => compiledAddress(`${folder}${name}.ts`);
  const maker = start === parseByWorker ? 'parse-by-worker' : 'parse-by-process';
  const program = `
    import { createParseThreads } from '${addressOf('parse-threads')}';
    import { ${start.name} } from '${addressOf(maker)}';
    const [task, limits] = ${JSON.stringify([task, LIMITS])};
    const threads = createParseThreads({ start: ${start.name}, idle: 1e9 });
    ${script}`;
  const file = join(temporaryFolder(), 'program.mjs');
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const end = new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
  return { end, kill: () => child.kill('SIGKILL') };
}
