import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../src/log.ts';
import { createShutdown } from '../src/shutdown.ts';

function shutdown(withinMs?: number) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  return { lines, end: createShutdown({ log, ...(withinMs !== undefined && { withinMs }) }) };
}

describe('shutdown', () => {
  it('stops the parts in reverse order, once', async () => {
    const { end, lines } = shutdown();
    const stopped: string[] = [];
    for (const name of ['the store', 'the bot']) end.add(name, async () => void stopped.push(name));
    expect(await Promise.all([end.stop(), end.stop()])).toEqual([0, 0]);
    expect(stopped).toEqual(['the bot', 'the store']);
    expect(lines).toEqual([]);
  });

  it('stops waiting for a part that takes too long, and names it', async () => {
    const { end, lines } = shutdown(50);
    end.add('the refresh', () => new Promise(() => {}));
    expect(await end.stop()).toBe(1);
    expect(lines.join()).toContain("the refresh didn't stop within 0.05 seconds");
  });

  it('takes at most 25 seconds by default, less than a supervisor allows', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { end, lines } = shutdown();
    end.add('the refresh', () => new Promise(() => {}));
    expect(end.isStopping()).toBe(false);
    const status = end.stop();
    expect(end.isStopping()).toBe(true);
    await vi.advanceTimersByTimeAsync(24_999);
    expect(lines).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await status).toBe(1);
    expect(lines.join()).toContain(
      "the refresh didn't stop within 25 seconds, so the program is ending without it. The next start picks up what was left unfinished",
    );
  });

  it('stops the other parts when one fails, and names the failure', async () => {
    const { end, lines } = shutdown();
    let closed = false;
    end.add('the store', async () => {
      closed = true;
    });
    end.add('the bot', () => Promise.reject(new Error('no network')));
    expect(await end.stop()).toBe(1);
    expect(closed).toBe(true);
    expect(lines.join()).toMatch(/no network.*couldn't stop the bot cleanly/);
  });
});
