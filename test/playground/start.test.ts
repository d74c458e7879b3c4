import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startPlayground } from '../../src/playground/start.ts';
import { silent } from '../support/stores.ts';

it('the playground names the port that it cannot have', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await expect(startPlayground({ clock: () => new Date(), log: silent, port })).rejects.toThrow(
    `can't listen on HTTP_PORT ${port}`,
  );
});
