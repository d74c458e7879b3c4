import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { onBehalfOf } from '../src/request.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string {
  const lines: string[] = [];
  const log = createLog({ level: 'trace', secrets, destination: { write: (line) => void lines.push(line) } });
  write(log);
  return lines.join('');
}

describe('the log', () => {
  it('masks a token by its name, at the top and nested', () => {
    const text = logged((log) => {
      log.info({
        token: 'hunter2-a',
        config: { DISCORD_TOKEN: 'hunter2-b', SMTP_URL: 'smtp://u:hunter2-c@h' },
      });
      log.info({ err: { request: { headers: { authorization: 'Bot hunter2-d' } } } });
    });
    expect(text).not.toContain('hunter2');
    expect(text.match(/\[secret\]/g)).toHaveLength(4);
  });

  it('masks a secret in use wherever it appears, as in an error message', () => {
    const text = logged(
      (log) => log.error(new Error('connect to postgres://u:hunter2@h failed')),
      ['postgres://u:hunter2@h'],
    );
    expect(text).not.toContain('hunter2');
    expect(text).toContain('connect to [secret] failed');
  });

  it('masks the password of an address on its own', () => {
    const text = logged(
      (log) => log.info('role u with p%40ssword or p@ssword'),
      ['postgres://u:p%40ssword@h/db'],
    );
    expect(text).not.toMatch(/p(%40|@)ssword/);
  });

  it.each([
    'interactions/123/aW50ZXJhY3Rpb24.x_y-z/callback',
    'webhooks/123/aW50ZXJhY3Rpb24.x_y-z/messages/%40original',
  ])('masks the token in the address %s of a failed response, and what was said', (path) => {
    const body = { code: 50035, message: 'Invalid Form Body' };
    const url = `https://discord.com/api/v10/${path}`;
    const error = new DiscordAPIError(body, 50035, 400, 'POST', url, {
      files: [],
      body: { content: 'private words' },
    });
    const text = logged((log) => log.error({ err: error }, `could not reach ${url}`));
    expect(text).toContain('Invalid Form Body');
    expect(text).toContain('/123/[secret]');
    expect(text).not.toContain('aW50ZXJhY3Rpb24');
    expect(text).not.toContain('private words');
  });

  it('counts values of six characters or more as secrets, and no shorter ones', () => {
    expect(logged((log) => log.info('sesame opens'), ['sesame', 'opens'])).toContain('"[secret] opens"');
  });

  it('ties together the lines written on behalf of somebody', () => {
    const [own = '', others = ''] = [
      logged((log) => onBehalfOf('r-1', () => log.info('x'))),
      logged((log) => log.info('x')),
    ];
    expect(own).toContain('"request_id":"r-1"');
    expect(others).not.toContain('request_id');
  });

  it('writes thrown values that are not errors unchanged', () => {
    expect(logged((log) => log.error({ err: { code: 7 } }, 'x'))).toContain('"err":{"code":7}');
  });

  it('writes JSON lines to stderr when nobody is watching, immediately', async () => {
    const module = new URL('../dist/src/log.js', import.meta.url).href;
    const script = `const { createLog } = await import('${module}');
      createLog({ level: 'info' }).info('loaded');
      process.kill(process.pid, 'SIGKILL');`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '-e',
      script,
    ]).catch((ended: { stdout: string; stderr: string }) => ended);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({ level: 30, msg: 'loaded' });
  });

  it('writes what is not secret', () => {
    expect(logged((log) => log.info({ papers: 46 }, 'loaded'))).toContain('"papers":46');
  });
});
