import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestBot, type TestBot } from '../../support/bot.ts';
import { actionable, isPrivate, textOf } from '../../support/read-message.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot({ interactions: 'http' });
});
afterAll(() => bot.close());

function command(name: string, options: Record<string, string> = {}, subcommand?: string) {
  const act = { as: 'ada', channel: 'papers', name, options, override: true };
  return bot.discord.command(subcommand === undefined ? act : { ...act, subcommand });
}

describe('a bot without a gateway', () => {
  it('has no connection, but still its commands', () => {
    expect(bot.discord.gateway).toMatchObject({ sessions: [], identified: 0 });
    expect(bot.discord.commands().map(({ name }) => name)).toContain('search');
  });

  it('answers a slash command, its menu and its buttons', async () => {
    const asked = await command('search', { query: 'retrieval augmented generation' });
    const list = await asked.finished();
    expect(textOf(list)).toMatch(/retrieval/i);
    const select = actionable(list, 'select');
    const chosen = await bot.discord.choose({
      as: 'ada',
      message: list,
      customId: select.custom_id,
      values: [select.options?.[0]?.value ?? ''],
    });
    const card = await chosen.finished();
    expect(isPrivate(card)).toBe(true);
    const similar = actionable(card, /similar/i);
    const pressed = await bot.discord.press({ as: 'ada', message: card, customId: similar.custom_id });
    expect(textOf(await pressed.finished())).not.toBe('');
  });

  it('suggests while somebody types', async () => {
    const choices = await bot.discord.autocomplete({
      as: 'ada',
      channel: 'papers',
      name: 'paper',
      options: { paper: 'retrieval-augmented gen' },
      focused: 'paper',
    });
    expect(choices.map(({ name }) => name).join()).toMatch(/Retrieval-Augmented/);
  });

  it('answers in private messages, and sends files', async () => {
    await (await command('library', { paper: '2005.11401' }, 'save')).finished();
    const sent = await (await command('library', { format: 'bibtex' }, 'export')).finished();
    expect(sent.attachments).toHaveLength(1);
  });

  it('checks permissions by what Discord says of the person', async () => {
    const asked = await command('digest', {}, 'list');
    expect(textOf(await asked.finished())).toMatch(/Manage Server/);
  });

  it('defers slow answers, and delivers them in the end', async () => {
    const slow = await startTestBot({ interactions: 'http', deferAfterMs: 1 });
    onTestFinished(() => slow.close());
    slow.discord.faults.add({ method: 'POST', path: /\/callback$/, delayMs: 100 });
    const act = { as: 'ada', channel: 'papers', name: 'search', options: { query: 'graph networks' } };
    expect(textOf(await (await slow.discord.command(act)).finished())).not.toBe('');
  });

  it('hears mentions over a gateway if enabled, and interactions by HTTP', async () => {
    const both = await startTestBot({ interactions: 'http', environment: { ANSWER_MENTIONS: 'on' } });
    onTestFinished(() => both.close());
    expect(both.discord.gateway.sessions).toHaveLength(1);
    const asked = await both.discord.command({ as: 'ada', channel: 'papers', name: 'help' });
    expect(textOf(await asked.finished())).toContain('/search');
  });

  it('is told if the public key is another application’s', async () => {
    const stranger = await startTestBot({ interactions: 'http', publicKey: 'ab'.repeat(32) }).catch(
      (error: unknown) => error,
    );
    expect(String(stranger)).toContain('DISCORD_PUBLIC_KEY');
  });
});

describe('the address that interactions are posted to', () => {
  it('silently rejects requests that are too long, unsigned or of another kind', async () => {
    const { url } = bot.web ?? { url: '' };
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${url}interactions`, { method: 'POST', body, headers });
    const signature = { 'x-signature-ed25519': '0'.repeat(128), 'x-signature-timestamp': '1764072000' };
    const statuses = [
      await post('{}'),
      await post('{}', signature),
      await post('x'.repeat(600_000), signature),
      await fetch(`${url}interactions`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 413, 404]);
  });
});
