import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('kept words', (stores) => {
  it('stay as first decided', async () => {
    const { keptWords } = await stores.fresh();
    expect(await keptWords.keep('feed-authority', 'a.example,2026')).toBe('a.example,2026');
    expect(await keptWords.keep('feed-authority', 'b.example,2027')).toBe('a.example,2026');
    expect(await keptWords.keep('other', 'b')).toBe('b');
  });

  it('are the same for all who decide at once', async () => {
    const { keptWords } = await stores.fresh();
    const words = await Promise.all(['a', 'b', 'c'].map((word) => keptWords.keep('name', word)));
    expect(new Set(words).size).toBe(1);
  });
});
