import { expect, it, onTestFinished } from 'vitest';
import { say } from '../../../src/discord/interactions/reply.ts';
import { sentence } from '../../../src/view/message.ts';
import { textOf } from '../../support/read-message.ts';
import { startTry } from '../../support/try-command.ts';

const interaction = (d: object) => ({ t: 'INTERACTION_CREATE', d });
const people = { user: { id: '1', username: 'ada', discriminator: '0', avatar: null } };
const known = { id: '2', application_id: '3', token: 'very-secret', version: 1, ...people };

const PACKETS: readonly object[] = [
  { t: null, d: null },
  { t: 'error', d: { message: 'x' } },
  { t: 'GUILD_CREATE', d: null },
  { t: 'MESSAGE_CREATE', d: null },
  { t: 'MESSAGE_CREATE', d: { content: 5, author: null } },
  { t: 'CHANNEL_DELETE', d: [] },
  interaction([]),
  interaction({ type: 2 }),
  interaction({ ...known, type: 2, data: null }),
  interaction({ ...known, type: 2, data: { name: 'try', type: 1, options: 'none', resolved: [] } }),
  interaction({ ...known, type: 3, data: null, message: null }),
  interaction({ ...known, type: 3, data: { custom_id: 5, component_type: 2 }, message: { id: '4' } }),
  interaction({ ...known, type: 3, data: { component_type: 3 }, message: { id: '4', channel_id: '5' } }),
  interaction({ ...known, type: 4, data: { name: 'try', options: null } }),
  interaction({ ...known, type: 5, data: { components: 7 } }),
  interaction({ ...known, type: 99, data: {} }),
];

it('skips unreadable packets, with a log line that reveals no secrets', async () => {
  const bot = await startTry({ run: () => say(sentence('still here')) });
  onTestFinished(() => bot.close());
  for (const packet of PACKETS) bot.discord.faults.sendPacket({ op: 0, s: 1, ...packet });
  const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'try' });
  expect(textOf(await asked.finished())).toBe('still here');
  expect(bot.log.join()).toContain("couldn't read a packet from Discord, so it was skipped");
  expect(bot.log.join()).not.toContain('very-secret');
});
