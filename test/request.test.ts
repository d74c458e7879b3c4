import { setTimeout as sleep } from 'node:timers/promises';
import { SlashCommandBuilder } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { createLog } from '../src/log.ts';
import { onBehalfOf } from '../src/request.ts';
import { startTestBot } from './support/bot.ts';
import { textOf } from './support/read-message.ts';

it('every log line carries the id of the current work, even with many at once', async () => {
  const lines: { msg: string; request_id?: string }[] = [];
  const log = createLog({
    level: 'info',
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  const work = (id: string) =>
    onBehalfOf(id, async () => {
      await sleep(1);
      log.info(id);
    });
  await Promise.all([work('1'), work('2')]);
  log.info('nobody');
  expect(lines.map(({ msg, request_id }) => [msg, request_id]).sort()).toEqual([
    ['1', '1'],
    ['2', '2'],
    ['nobody', undefined],
  ]);
});

it('the id that a person quotes leads to every log line written for them', async () => {
  const failing = {
    data: new SlashCommandBuilder().setName('fail').setDescription('Fail'),
    run() {
      throw new Error('on purpose');
    },
  } satisfies SlashCommand;
  const bot = await startTestBot({ commands: new Map([['fail', failing]]) });
  onTestFinished(() => bot.close());
  const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'fail' });
  const [reference = 'none'] = /[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(textOf(await asked.finished())) ?? [];
  const about = bot.log.map((line): Record<string, unknown> => JSON.parse(line));
  expect(about.find((line) => line.reference === reference)).toMatchObject({ request_id: asked.id });
});
