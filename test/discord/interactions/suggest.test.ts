import { SlashCommandBuilder } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { say } from '../../../src/discord/interactions/reply.ts';
import { UserError } from '../../../src/discord/interactions/user-error.ts';
import type { Suggestion } from '../../../src/search/search.ts';
import { sentence } from '../../../src/view/message.ts';
import type { TestBot } from '../../support/bot.ts';
import { startTry } from '../../support/try-command.ts';

let bot: TestBot;
afterEach(() => bot.close());

const data = new SlashCommandBuilder()
  .setName('try')
  .setDescription('x')
  .addStringOption((option) => option.setName('word').setDescription('x').setAutocomplete(true));

async function offered(suggest: () => readonly Suggestion[]) {
  bot = await startTry({ data, run: () => say(sentence('x')), autocomplete: { word: suggest } });
  const act = { as: 'ada', channel: 'papers', name: 'try', focused: 'word', options: { word: 'w' } };
  return bot.discord.autocomplete(act);
}

function faults(): string[] {
  return bot.log.filter((line) => line.includes('"level":50'));
}

it('offers the first 25 suggestions, as many as Discord takes', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ label: `No. ${i}`, value: `${i}` }));
  expect((await offered(() => many)).map(({ value }) => value)).toEqual(
    many.slice(0, 25).map((one) => one.value),
  );
});

it('truncates labels to 100 characters, and leaves out values that could not be sent back whole', async () => {
  const choices = await offered(() => [
    { label: `\u202e${'long '.repeat(50)}`, value: 'long' },
    { label: 'too long', value: 'v'.repeat(101) },
    { label: 'empty', value: '' },
    { label: '\u0000', value: 'unnamed' },
  ]);
  expect(choices.map(({ value }) => value)).toEqual(['long', 'unnamed']);
  expect(choices[0]?.name).toHaveLength(100);
  expect(choices[1]?.name).toBe('unnamed');
});

it('offers nothing when it fails, and logs a failure that is not the person’s', async () => {
  const nothing = await offered(() => {
    throw new TypeError('the disk is full');
  });
  expect(nothing).toEqual([]);
  expect(faults().join()).toContain('the disk is full');
});

it('offers nothing if not allowed, without a log line', async () => {
  const nothing = await offered(() => {
    throw new UserError('Not here.');
  });
  expect(nothing).toEqual([]);
  expect(faults()).toEqual([]);
});
