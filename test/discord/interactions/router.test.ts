import { afterEach, describe, expect, it } from 'vitest';
import { startBot } from '../../../src/discord/gateway/bot.ts';
import { onPress, type SlashCommand } from '../../../src/discord/interactions/command.ts';
import { say, update, whisper } from '../../../src/discord/interactions/reply.ts';
import { UserError } from '../../../src/discord/interactions/user-error.ts';
import { createLog } from '../../../src/log.ts';
import { buttonId } from '../../../src/view/custom-id.ts';
import { button, message, sentence } from '../../../src/view/message.ts';
import type { TestBot } from '../../support/bot.ts';
import { actionable, isPrivate, textOf } from '../../support/read-message.ts';
import { startTry } from '../../support/try-command.ts';

let bot: TestBot;

const SLOW_MS = 250;
const slowly = async <T>(value: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  return value;
};

const go = buttonId('try', 'go');
const withButton = (...args: string[]) => say(message([{ type: 1, components: [button(go, 'Go', args)] }]));

async function withCommand(command: Partial<SlashCommand>): Promise<void> {
  bot = await startTry(command);
}

const run = () => bot.discord.command({ as: 'ada', channel: 'papers', name: 'try' });

afterEach(() => bot.close());

describe('an answer', () => {
  it('comes at once when it is ready', async () => {
    await withCommand({ run: () => say(sentence('ready')) });
    const interaction = await run();
    expect(await interaction.answer).toMatchObject({ kind: 'message' });
    expect(textOf(await interaction.finished())).toBe('ready');
  });

  it('is deferred when it is slow, and then stands in the same place', async () => {
    await withCommand({ run: () => slowly(say(sentence('late'))) });
    const interaction = await run();
    expect(await interaction.answer).toMatchObject({ kind: 'deferred', ephemeral: false });
    const answer = await interaction.finished();
    expect(textOf(answer)).toBe('late');
    expect(interaction.followups).toEqual([]);
  });

  it('is deferred privately if the command says so', async () => {
    await withCommand({ run: () => slowly(whisper(sentence('late'))), defersPrivately: true });
    const interaction = await run();
    expect(await interaction.answer).toMatchObject({ kind: 'deferred', ephemeral: true });
    expect(isPrivate(await interaction.finished())).toBe(true);
  });

  it('that is private after a public deferral is still shown only to the person', async () => {
    await withCommand({ run: () => slowly(whisper(sentence('secret'))) });
    const interaction = await run();
    await interaction.answer;
    await settled(() => interaction.followups.length > 0);
    expect(interaction.followups.map((one) => [textOf(one), isPrivate(one)])).toEqual([['secret', true]]);
    expect(bot.discord.messages('papers', { as: 'bela' }).some((one) => textOf(one).includes('secret'))).toBe(
      false,
    );
  });

  it('of a button replaces its message, quick or slow', async () => {
    for (const ms of [0, SLOW_MS]) {
      await withCommand({
        run: () => withButton(String(ms)),
        components: [
          onPress(go, async ({ args }) =>
            args[0] === '0' ? update(sentence('gone')) : slowly(update(sentence('gone'))),
          ),
        ],
      });
      const shown = await (await run()).finished();
      const pressed = await bot.discord.press({
        as: 'ada',
        message: shown,
        customId: actionable(shown, /Go/).custom_id,
      });
      await pressed.answer;
      await settled(() => textOf(bot.discord.message(shown.id) ?? shown) === 'gone');
      expect(bot.discord.messages('papers')).toHaveLength(1);
      if (ms === 0) await bot.close();
    }
  });

  it('of a slow button that is a new message leaves the old one alone', async () => {
    await withCommand({
      run: () => withButton(),
      components: [onPress(go, () => slowly(whisper(sentence('for you'))))],
    });
    const shown = await (await run()).finished();
    const pressed = await bot.discord.press({
      as: 'ada',
      message: shown,
      customId: actionable(shown, /Go/).custom_id,
    });
    await settled(() => pressed.followups.length > 0);
    expect(pressed.followups.map((one) => [textOf(one), isPrivate(one)])).toEqual([['for you', true]]);
    expect(bot.discord.message(shown.id)?.components).toEqual(shown.components);
  });
});

describe('what goes wrong', () => {
  it('is reported privately with a reference that is in the log with the cause', async () => {
    await withCommand({
      run: () => {
        throw new TypeError('the disk is full');
      },
    });
    const answer = await (await run()).finished();
    expect(isPrivate(answer)).toBe(true);
    const reference = /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(textOf(answer))?.[0] ?? 'no reference';
    expect(textOf(answer)).not.toContain('disk');
    expect(bot.log.find((line) => line.includes(reference))).toContain('the disk is full');
  });

  it('is reported in its own sentence if the person can fix it, and is not logged as an error', async () => {
    await withCommand({
      run: async () => {
        throw new UserError('There is no such day.');
      },
    });
    const answer = await (await run()).finished();
    expect([textOf(answer), isPrivate(answer)]).toEqual(['There is no such day.', true]);
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('in an answer that Discord refuses becomes a sentence, not silence', async () => {
    const unchecked = 'it sends more than Discord takes, to see what becomes of it';
    bot = await startTry({ run: () => say(sentence('x'.repeat(5000))) }, { unchecked });
    const answer = await (await run()).finished();
    expect(textOf(answer)).toMatch(/reference: `[2-9A-Z]{3}-[2-9A-Z]{3}`/);
  });

  it('in an answer that comes too late for Discord is a warning in the log, with nobody left to tell', async () => {
    bot = await startTry(
      { run: () => slowly(say(sentence('late'))) },
      { discord: { answerWithinMs: 20 }, deferAfterMs: 10_000 },
    );
    const interaction = await run();
    expect(await interaction.answer).toMatchObject({ kind: 'failed' });
    await settled(() => bot.log.some((line) => line.includes('the answer was too late')));
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('on the way to Discord is retried, and the person gets the answer', async () => {
    await withCommand({ run: () => say(sentence('ready')) });
    bot.discord.faults.add({ path: /\/callback$/, status: 500, times: 1 });
    expect(textOf(await (await run()).finished())).toBe('ready');
  });

  it('in an answer with a button that nothing handles is found before people press it', async () => {
    await withCommand({ run: () => withButton() });
    const answer = await (await run()).finished();
    const reference = /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(textOf(answer))?.[0] ?? 'no reference';
    expect(bot.log.find((line) => line.includes(reference))).toContain('No command handles try:go');
  });
});

describe('a burst', () => {
  it('is deferred at once behind a long queue, is answered completely, and holds up nobody with slow answers', async () => {
    const keep = { requests: 50, interactions: 1000, messagesPerChannel: 1000 };
    // No answer is put off for taking long: only the others in front of it can be why.
    bot = await startTry(
      { run: () => slowly(say(sentence('done'))) },
      { discord: { keep, answerWithinMs: 60_000 }, deferAfterMs: 60_000 },
    );
    const asked = await Promise.all(Array.from({ length: 400 }, run));
    const kinds = await Promise.all(asked.map(async ({ answer }) => (await answer).kind));
    expect(new Set(kinds)).toEqual(new Set(['message', 'deferred']));
    const texts = await Promise.all(
      asked.map(async (one) => textOf(await one.finished({ withinMs: 60_000 }))),
    );
    expect(new Set(texts)).toEqual(new Set(['done']));
  });
});

describe('a stop', () => {
  it('lets a running answer finish', async () => {
    let isUnderWay = false;
    await withCommand({
      run() {
        isUnderWay = true;
        return slowly(say(sentence('finished')));
      },
    });
    const interaction = await run();
    await settled(() => isUnderWay);
    await bot.restart();
    expect(textOf(await interaction.finished())).toBe('finished');
  });
});

describe('a start', () => {
  it('registers the commands once, and not again while they stay the same', async () => {
    await withCommand({ run: () => say(sentence('x')) });
    await bot.restart();
    expect(bot.discord.requests.all({ method: 'PUT', path: /\/commands$/ })).toHaveLength(1);
    expect(bot.discord.commands().map(({ name }) => name)).toEqual(['try']);
  });

  it('with a wrong token says what to do', async () => {
    await withCommand({ run: () => say(sentence('x')) });
    const start = startBot({
      connection: { apiUrl: bot.discord.apiUrl, shards: 1 },
      token: 'wrong.token.here',
      commands: new Map(),
      services: bot.app.services,
      log: createLog({ level: 'silent' }),
      reference: () => 'none',
    });
    await expect(start).rejects.toThrow('DISCORD_TOKEN');
  });
});

const settled = (holds: () => boolean) => expect.poll(holds).toBe(true);
