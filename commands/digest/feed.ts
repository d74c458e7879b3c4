import { randomBytes } from 'node:crypto';
import {
  type ChatInputCommandInteraction,
  channelMention,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { addDigestMeant } from '../../src/discord/shared/digest-options.ts';
import { sentence } from '../../src/view/message.ts';
import { digestThere } from './meant.ts';

/** Adds the options of `/digest feed`, which publishes a digest as a feed, or withdraws it. */
export function feedOptions(feed: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return addDigestMeant(
    feed
      .setName('feed')
      .setDescription("Publish a channel's digest as a feed, or stop publishing it")
      .addStringOption((option) =>
        option
          .setName('state')
          .setDescription('On: anyone with the address can read it. Off: the address stops working at once')
          .setChoices({ name: 'on', value: 'on' }, { name: 'off', value: 'off' })
          .setRequired(true),
      ),
  );
}

export const feed: Handler<ChatInputCommandInteraction, string> = async (call) => {
  const digest = await digestThere(call);
  const { digestFeeds } = call.services;
  const channel = channelMention(digest.recipient.channelId);
  if (call.interaction.options.getString('state', true) === 'off') {
    const wasOpen = await digestFeeds.withdraw(digest.id);
    return whisper(
      sentence(
        wasOpen
          ? `The feed of ${channel}'s digest is off, and its address stopped working.`
          : `${channel}'s digest has no feed.`,
      ),
    );
  }
  const made = randomBytes(16).toString('base64url');
  if (digestFeeds.url(made) === undefined)
    throw new UserError("This bot has no web pages, so it can't publish feeds.");
  const address = digestFeeds.url(await digestFeeds.open(digest.id, made));
  return whisper(
    sentence(
      `Anyone with this address can read what ${channel}'s digest delivers: <${address}>\nUse \`/digest feed state:off\` to take it down.`,
    ),
  );
};
