import { Events, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { connectClient, startLoopback } from '../../../support/loopback.ts';

it('announce a message that is newly pinned or unpinned, and none that stays the same', async () => {
  const discord = await startLoopback();
  const client = await connectClient(discord, {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  });
  const { id } = discord.world.channel('papers');
  const channel = await client.channels.fetch(id);
  if (channel?.isSendable() !== true) throw new Error('there is a channel');
  let told = 0;
  const seen = new Set<string>();
  client.on(Events.MessageCreate, ({ id: one }) => void seen.add(one));
  client.on(Events.ChannelPinsUpdate, () => void told++);
  const message = await channel.send('Kites');
  const times = async (change: () => Promise<unknown>) => {
    const before = told;
    await change();
    // Its announcement is there before this one.
    const marked = await channel.send('Mark');
    await expect.poll(() => seen.has(marked.id)).toBe(true);
    return told - before;
  };
  expect(await times(() => message.unpin())).toBe(0);
  expect(await times(() => message.pin())).toBe(1);
  expect(await times(() => message.pin())).toBe(0);
  expect(discord.pins('papers').map(({ content }) => content)).toEqual(['Kites']);
  expect(await times(() => message.unpin())).toBe(1);
  expect(discord.pins('papers')).toEqual([]);
});
