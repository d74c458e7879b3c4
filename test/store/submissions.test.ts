import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

const DAY = 86_400_000;
const LIMITS = { person: 2, server: 3 };

onBothDatabases('submissions', ({ fresh }) => {
  const claim = (userId: string, at: number, guildId: string | undefined = 'g') => ({
    paperId: `${userId}${at}`,
    userId,
    guildId,
    at: new Date(at),
  });

  it('are limited per person, for a day', async () => {
    const { submissions } = await fresh();
    expect(await submissions.claim(claim('u', 10), LIMITS)).toEqual({ granted: true });
    expect(await submissions.claim(claim('u', 20), LIMITS)).toEqual({ granted: true });
    expect(await submissions.claim(claim('u', 30), LIMITS)).toEqual({
      granted: false,
      limit: 'person',
      again: new Date(10 + DAY),
    });
    expect(await submissions.claim(claim('u', 10 + DAY), LIMITS)).toEqual({ granted: true });
  });

  it('are limited per server, and not at all for others in a private message', async () => {
    const { submissions } = await fresh();
    for (const user of ['a', 'b', 'c']) await submissions.claim(claim(user, 10), LIMITS);
    expect(await submissions.claim(claim('d', 20), LIMITS)).toMatchObject({
      granted: false,
      limit: 'server',
    });
    expect(await submissions.claim({ paperId: 'p', userId: 'd', at: new Date(20) }, LIMITS)).toEqual({
      granted: true,
    });
  });

  it('release a claim that came to nothing', async () => {
    const { submissions } = await fresh();
    await submissions.claim(claim('u', 10), LIMITS);
    await submissions.claim(claim('u', 20), LIMITS);
    await submissions.release(claim('u', 20));
    expect(await submissions.claim(claim('u', 30), LIMITS)).toEqual({ granted: true });
  });

  it('cannot both be the last one', async () => {
    const { submissions } = await fresh();
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((at) => submissions.claim(claim('u', at), LIMITS)),
    );
    expect(results.filter(({ granted }) => granted)).toHaveLength(2);
  });
});
