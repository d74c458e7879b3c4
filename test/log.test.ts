import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string {
  const lines: string[] = [];
  const log = createLog({ level: 'trace', secrets, destination: { write: (line) => void lines.push(line) } });
  write(log);
  return lines.join('');
}

describe('the log', () => {
  it('hides a token by the name it stands under, at the top and deep inside', () => {
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

  it('hides a secret in use wherever it appears, in the message of an error for one', () => {
    const text = logged(
      (log) => log.error(new Error('connect to postgres://u:hunter2@h failed')),
      ['postgres://u:hunter2@h'],
    );
    expect(text).not.toContain('hunter2');
    expect(text).toContain('connect to [secret] failed');
  });

  it('writes what is no secret', () => {
    expect(logged((log) => log.info({ papers: 46 }, 'loaded'))).toContain('"papers":46');
  });
});
