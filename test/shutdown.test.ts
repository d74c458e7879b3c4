import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { createShutdown } from '../src/shutdown.ts';

function shutdown(withinMs = 1000) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  return { lines, end: createShutdown({ log, withinMs }) };
}

describe('the end of the program', () => {
  it('stops the parts in the reverse of their order, once', async () => {
    const { end, lines } = shutdown();
    const stopped: string[] = [];
    for (const name of ['the store', 'the bot']) end.add(name, async () => void stopped.push(name));
    expect(await Promise.all([end.stop(), end.stop()])).toEqual([0, 0]);
    expect(stopped).toEqual(['the bot', 'the store']);
    expect(lines).toEqual([]);
  });

  it('waits no longer than it may for a part that does not stop, and names it', async () => {
    const { end, lines } = shutdown(50);
    end.add('the refresh', () => new Promise(() => {}));
    expect(await end.stop()).toBe(1);
    expect(lines.join()).toContain("the refresh didn't stop within 0.05 seconds");
  });

  it('stops the other parts when one fails, and says what failed', async () => {
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
