import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('names on submitted papers', ({ fresh }) => {
  it('are known by paper and by person, with a paper’s latest', async () => {
    const { submissions, credits } = await fresh();
    await submissions.credit('p', 'u');
    await submissions.credit('q', 'u');
    await submissions.credit('q', 'v');
    expect(await credits.ofPerson('u')).toEqual(['p']);
    expect(await credits.ofPerson('v')).toEqual(['q']);
    expect(await credits.known(['p', 'q', 'r'])).toEqual(new Set(['p', 'q']));
    expect(await credits.known(['q'])).toEqual(new Set(['q']));
    expect(await credits.known([])).toEqual(new Set());
  });
});
