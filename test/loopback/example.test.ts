import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the README’s example prints what it says, and ends', async () => {
  const compiled = fileURLToPath(new URL('../../dist/src/loopback/example.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [compiled]);
  expect(stdout).toBe('Hello, Ada!\n');
});
