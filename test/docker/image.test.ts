import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { SHORT_LIVED } from '../support/node-flags.ts';

const dockerfile = () => readFile(path.join(projectRoot(), '.docker', 'Dockerfile'), 'utf8');

/** What the last stage of the image copies into /app, from the stage before or the repository. */
async function copied(): Promise<string[]> {
  const [, last = ''] = (await dockerfile()).split(/^FROM .*$/m).slice(1);
  return [...last.matchAll(/^COPY (?:--from=build \/app\/)?(\S+) \S+$/gm)].map(([, from = '']) => from);
}

it('the image has all that the program reads', async () => {
  const names = await copied();
  expect(names).toEqual(['node_modules', 'dist', 'src', 'package.json', 'data']);
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-image-'));
  for (const name of names) {
    const from = path.join(projectRoot(), name);
    // What is built is what the tests were compiled to, and not of the image.
    if (name === 'node_modules') await symlink(from, path.join(folder, name));
    else if (name === 'dist') {
      for (const part of ['src', 'commands']) {
        await cp(path.join(from, part), path.join(folder, name, part), { recursive: true });
      }
    } else await cp(from, path.join(folder, name), { recursive: true });
  }
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, 'dist/src/main.js'], {
    cwd: folder,
    env: { PATH, HTTP_PORT: '0' },
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
  await expect.poll(() => said).toMatch(/playground is open: http/);
  const url = /playground is open: (\S+)/.exec(said)?.[1] ?? '';
  expect(await (await fetch(url)).text()).toContain('Paperboy');
  const web = /web pages and feeds: *(\S+)/.exec(said)?.[1] ?? '';
  expect((await fetch(`${web}healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('the image holds no secret and is run by nobody special', async () => {
  const text = await dockerfile();
  expect(text).toMatch(/^USER node$/m);
  expect(text).toMatch(/^CMD \["node", "dist\/src\/main.js"\]$/m);
  const ignored = await readFile(path.join(projectRoot(), '.docker', 'Dockerfile.dockerignore'), 'utf8');
  expect(ignored.split('\n')[0]).toBe('*');
  expect(ignored).toContain('**/.env*');
});
