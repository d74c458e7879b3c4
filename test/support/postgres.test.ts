import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, inject, it } from 'vitest';

const server = inject('postgres');

it('a run that uses PostgreSQL keeps its exit status', async (context) => {
  if ('missing' in server) return context.skip(server.missing);
  const support = pathToFileURL('dist/test/support/postgres.js').href;
  const script = `
    const { startPostgres } = await import(${JSON.stringify(support)});
    await (await startPostgres()).stop();
    process.exitCode = 3;`;
  const status = await new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (error) => resolve(error?.code ?? 0));
  });
  expect(status).toBe(3);
});
