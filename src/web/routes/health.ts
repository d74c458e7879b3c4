import type { Hono } from 'hono';
import type { WebEnv } from '../site/web-env.ts';

/** Whether a part can do its work; each gets a second to answer. */
export type HealthChecks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const WAIT_MS = 1000;
const HEADERS = { 'cache-control': 'no-store' };

/** `/healthz` answers while the program lives; `/readyz` names the vital parts that are missing. */
export function addHealth(app: Hono<WebEnv>, checks: HealthChecks): void {
  app.get('/healthz', (c) => c.text('ok\n', 200, HEADERS));
  app.get('/readyz', async (c) => {
    const parts = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await answersInTime(check)] as const),
    );
    const isReady = parts.every(([, isFine]) => isFine);
    const lines = parts.map(([name, isFine]) => `${name} ${isFine ? 'ok' : 'not ready'}\n`).join('');
    return c.text(lines, isReady ? 200 : 503, HEADERS);
  });
}

async function answersInTime(check: () => boolean | Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), WAIT_MS);
  });
  const asked = (async () => check())().catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
