import { expect, it } from 'vitest';
import { createActions, type Done } from '../../../src/playground/page/actions.ts';
import { namesOf } from '../../../src/playground/page/views/message.ts';
import { startLoopback } from '../../support/loopback.ts';

async function open() {
  const discord = await startLoopback();
  const { world } = discord;
  const where = { as: world.person('ada').id, channel: world.channel('papers').id };
  const { perform } = createActions(discord, namesOf(discord), () => {});
  return { discord, where, perform };
}

const refusedOf = (done: Done | undefined) => done?.refused;

it('does nothing for an unknown act', async () => {
  const { perform } = await open();
  expect(perform('sing', {})).toBeUndefined();
});

it('rejects a body of another shape, and says everything wrong with it', async () => {
  const { perform, where, discord } = await open();
  expect(refusedOf(await perform('say', 'hello'))).toMatch(/^The playground can't read that: body: \S.+\.$/);
  const said = refusedOf(await perform('say', { ...where, as: 'ada', text: '' }));
  expect(said).toMatch(/^The playground can't read that: as: .+\. text: .+\.$/);
  const limit = 'a message has 1 to 2,000 characters';
  const sizes = { '1': undefined, '8000': limit, '8001': expect.stringContaining('text: ') };
  for (const [size, refused] of Object.entries(sizes))
    expect(refusedOf(await perform('say', { ...where, text: 'x'.repeat(Number(size)) }))).toEqual(refused);
  expect(discord.messages('papers').map(({ content }) => content)).toEqual(['x']);
});

it('refuses what the local Discord refuses, in its words', async () => {
  const { perform, where } = await open();
  expect(refusedOf(await perform('say', { ...where, channel: '12', text: 'x' }))).toContain(
    'no channel "12"',
  );
  expect(refusedOf(await perform('command', { ...where, path: 'sing along', options: {} }))).toMatch(/sing/);
});

it('lets no day pass unless told how', async () => {
  const { perform } = await open();
  expect(await perform('next-day', {})).toEqual({});
});
