import { expect, it, onTestFinished } from 'vitest';
import { openStage, reasonsOf, rowsOf } from './load.ts';

it.each(['gateway', 'http'] as const)(
  'people are answered by the program as it is started, by %s',
  async (way) => {
    const stage = await openStage({ way, patienceMs: 60_000 });
    onTestFinished(() => stage.close());
    const ended = await stage.act({ perSecond: 40, seconds: 1 });
    expect(reasonsOf(ended)).toEqual([]);
    expect(rowsOf(ended).map(([kind, many]) => [kind, many])).toEqual([
      ['/paper', 4],
      ['/search', 10],
      ['/trending', 2],
      ['autocomplete', 18],
      ['button', 6],
      ['all', 40],
    ]);
    const { residentMb, heapMb, handles } = await stage.bot.figures();
    expect(residentMb).toBeGreaterThan(heapMb);
    expect(handles).toBeGreaterThan(0);
  },
);
