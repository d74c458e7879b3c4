import { expect, it, onTestFinished } from 'vitest';
import { subscriptionId } from '../../../src/digest/recipient.ts';
import { createPersonNews } from '../../../src/digest/service/person-news.ts';
import { subscription } from '../../support/digest.ts';
import { temporaryStore } from '../../support/stores.ts';

it('tells a person once why their messages were switched off, and keeps how they were set', async () => {
  const { store, remove } = await temporaryStore();
  onTestFinished(remove);
  const { subscriptions } = store;
  const recipient = { kind: 'person', userId: '7' } as const;
  const id = subscriptionId({ recipient });
  const offReason = { kind: 'gone', why: { kind: 'closed' } } as const;
  const off = { ...subscription(), id, recipient, time: '18:30', state: 'off', offReason } as const;
  await subscriptions.change(id, () => off);
  const news = createPersonNews({ subscriptions });
  expect([await news.isThere('7'), await news.isThere('8')]).toEqual([true, false]);
  expect([await news.take('7'), await news.take('7'), await news.take('8')]).toEqual([
    offReason,
    undefined,
    undefined,
  ]);
  expect(await news.isThere('7')).toBe(false);
  expect(await subscriptions.get(id)).toMatchObject({ state: 'off', time: '18:30', offTold: true });
});
