import {
  type Client,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { LoopbackDiscord, LoopbackOptions } from '../../../src/loopback/driver.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

const ping = new SlashCommandBuilder().setName('ping').setDescription('Ping');

/** A client whose `/ping` runs `handle`; errors it throws are recorded. */
async function pingBot(
  handle: (interaction: Interaction & { reply: unknown }) => Promise<unknown>,
  options: Partial<LoopbackOptions> = {},
): Promise<{ discord: LoopbackDiscord; client: Client; errors: unknown[] }> {
  const discord = await startLoopback(options);
  const client = await connectClient(discord);
  await client.application.commands.set([ping]);
  const errors: unknown[] = [];
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand()) handle(interaction).catch((error: unknown) => errors.push(error));
  });
  return { discord, client, errors };
}

const ask = { as: 'ada', channel: 'papers', name: 'ping' } as const;

function codes(errors: readonly unknown[]): unknown[] {
  return errors.map((error) => (error instanceof DiscordAPIError ? error.code : error));
}

describe('an interaction', () => {
  it('fails for the person when it is not answered in time, and accepts no answer afterwards', async () => {
    const { discord, errors } = await pingBot(
      async (interaction) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        if (interaction.isChatInputCommand()) await interaction.reply('too late');
      },
      { answerWithinMs: 50 },
    );
    const failures: string[] = [];
    discord.events.subscribe((event) => {
      if (event.kind === 'interaction-failed') failures.push(event.reason);
    });
    const asked = await discord.command(ask);
    expect(await asked.answer).toEqual({ kind: 'failed', reason: 'The application did not respond' });
    expect(failures).toEqual(['The application did not respond']);
    await expect(asked.finished()).rejects.toThrow('did not respond');
    await expect.poll(() => codes(errors)).toEqual([10062]);
    expect(discord.messages('papers')).toEqual([]);
  });

  it('accepts only one first response', async () => {
    const { discord, client, errors } = await pingBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('once');
      const { id, token } = interaction;
      await client.rest.post(`/interactions/${id}/${token}/callback`, {
        body: { type: 4, data: { content: 'twice' } },
        auth: false,
      });
    });
    await (await discord.command(ask)).finished();
    await expect.poll(() => codes(errors)).toEqual([40060]);
  });

  it('cannot turn a public deferral private', async () => {
    const { discord } = await pingBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.followUp({ content: 'secret?', flags: MessageFlags.Ephemeral });
    });
    const message = await (await discord.command(ask)).finished();
    expect(message).toMatchObject({ content: 'secret?', flags: 0 });
    expect(discord.messages('papers', { as: 'bela' })).toHaveLength(1);
  });

  it('finishes with the follow-up after a deleted deferral', async () => {
    const { discord } = await pingBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.deleteReply();
      await interaction.followUp({ content: 'for you', flags: MessageFlags.Ephemeral });
    });
    expect(await (await discord.command(ask)).finished()).toMatchObject({ content: 'for you', flags: 64 });
  });

  it('has a token for fifteen minutes by the clock', async () => {
    let now = new Date('2026-11-22T12:00:00Z');
    const { discord, client, errors } = await pingBot(
      async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply('first');
      },
      { clock: () => now },
    );
    const asked = await discord.command(ask);
    await asked.finished();
    const edit = (content: string) =>
      client.rest.patch(`/webhooks/${discord.world.applicationId}/${asked.token}/messages/@original`, {
        body: { content },
        auth: false,
      });
    now = new Date('2026-11-22T12:14:59Z');
    await edit('still there');
    expect(asked.message?.content).toBe('still there');
    now = new Date('2026-11-22T12:15:01Z');
    await edit('gone').catch((error: unknown) => errors.push(error));
    expect(codes(errors)).toEqual([50027]);
  });

  it('tells the person nothing about an answer that breaks a limit, and the test everything', async () => {
    const { discord, errors } = await pingBot(
      async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply('x'.repeat(2001));
      },
      { answerWithinMs: 1000 },
    );
    const asked = await discord.command(ask);
    expect(await asked.answer).toMatchObject({ kind: 'failed' });
    expect(asked.failure?.reason).toContain('data.content: Must be 2000 or fewer in length.');
    expect(asked.rejections).toMatchObject([{ status: 400, body: { code: 50035 } }]);
    expect(codes(errors)).toEqual([50035]);
  });

  it('is refused by the client if the person lacks the declared permission or an option is missing', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([
      new SlashCommandBuilder()
        .setName('digest')
        .setDescription('Digests')
        .setDefaultMemberPermissions('32')
        .addStringOption((option) => option.setName('time').setDescription('Time').setRequired(true)),
    ]);
    const act = { channel: 'papers', name: 'digest', options: { time: '09:00' } } as const;
    await expect(discord.command({ as: 'ada', ...act })).rejects.toThrow('ada may not use "digest" here');
    await expect(discord.command({ as: 'maria', ...act, options: {} })).rejects.toThrow(
      'needs the option "time"',
    );
    await expect(discord.command({ as: 'maria', ...act, options: { when: 'x' } })).rejects.toThrow(
      'no option "when"',
    );
    await expect(discord.command({ as: 'maria', ...act, name: 'digests' })).rejects.toThrow(
      'no command "digests"',
    );
    expect(discord.commands({ as: 'ada', channel: 'papers' })).toEqual([]);
    expect(discord.commands({ as: 'maria', channel: 'papers' }).map(({ name }) => name)).toEqual(['digest']);
  });
});
