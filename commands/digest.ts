import {
  type ChatInputCommandInteraction,
  channelMention,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { LAYOUTS } from '../src/digest/subscription.ts';
import { suggestTimezones, timezoneLabel } from '../src/digest/timezones.ts';
import { obstacles, requirements } from '../src/discord/delivery/channel-check.ts';
import { type Reply, type SlashCommand, whisper } from '../src/discord/interactions/command.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { IN_SERVERS, SERVER_INSTALL } from '../src/discord/shared/contexts.ts';
import {
  DIGEST_CHANNELS,
  readChannel,
  readSettings,
  USUAL_SIZE,
} from '../src/discord/shared/digest-options.ts';
import { missingPermissions } from '../src/view/channel-check.ts';
import { digestPreview } from '../src/view/digest.ts';
import { describeSubscription, ledgerList, subscriptionList } from '../src/view/digest-settings.ts';
import { sentence } from '../src/view/message.ts';
import { safe } from '../src/view/text.ts';

type Run = (
  place: { readonly guildId: string; readonly channelId: string },
  services: Services,
  interaction: ChatInputCommandInteraction,
) => Promise<Reply>;

/** The subcommands about one channel that need no more than the channel. */
const ABOUT_A_CHANNEL = {
  pause: 'Stop the digest of a channel until you resume it',
  resume: 'Go on with a paused or switched-off digest',
  remove: 'Remove the digest of a channel',
  preview: 'See privately what would be sent now',
  why: 'What happened to the last ten digests of a channel, and why',
} as const;

export default {
  data: withChannelSubcommands(
    new SlashCommandBuilder()
      .setName('digest')
      .setDescription('The digest of a channel: trending papers, once a day')
      .setContexts(...IN_SERVERS)
      .setIntegrationTypes(...SERVER_INSTALL)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .addSubcommand((set) =>
        set
          .setName('set')
          .setDescription('Set up the digest of a channel, or change it')
          .addChannelOption((option) =>
            option
              .setName('channel')
              .setDescription('Where it goes')
              .addChannelTypes(...DIGEST_CHANNELS)
              .setRequired(true),
          )
          .addStringOption((option) =>
            option.setName('time').setDescription('When, as HH:MM').setMaxLength(20).setRequired(true),
          )
          .addStringOption((option) =>
            option
              .setName('timezone')
              .setDescription('Whose clock; type a city')
              .setMaxLength(60)
              .setRequired(true)
              .setAutocomplete(true),
          )
          .addStringOption((option) =>
            option
              .setName('days')
              .setDescription('On which days; every day unless you choose')
              .addChoices(
                { name: 'every day', value: 'daily' },
                { name: 'Monday to Friday', value: 'weekdays' },
                { name: 'weekly, on Mondays', value: 'weekly' },
              ),
          )
          .addIntegerOption((option) =>
            option
              .setName('size')
              .setDescription(`At most how many papers; ${USUAL_SIZE} unless you choose`)
              .setMinValue(1)
              .setMaxValue(15),
          )
          .addStringOption((option) =>
            option
              .setName('include')
              .setDescription('Only papers with one of these words or phrases, with commas between')
              .setMaxLength(1000),
          )
          .addStringOption((option) =>
            option
              .setName('exclude')
              .setDescription('No papers with any of these words or phrases, with commas between')
              .setMaxLength(1000),
          )
          .addStringOption((option) =>
            option
              .setName('category')
              .setDescription('Only papers of this category, such as cs.CL')
              .setMaxLength(60)
              .setAutocomplete(true),
          )
          .addRoleOption((option) => option.setName('role').setDescription('A role to ping'))
          .addStringOption((option) =>
            option
              .setName('layout')
              .setDescription(
                'Rich with buttons, or plain text that notifications show; rich unless you choose',
              )
              .addChoices(...LAYOUTS.map((layout) => ({ name: layout, value: layout }))),
          )
          .addStringOption((option) =>
            option
              .setName('quiet-days')
              .setDescription('Say that there is nothing new, or skip the day; say unless you choose')
              .addChoices({ name: 'say', value: 'say' }, { name: 'skip', value: 'skip' }),
          ),
      )
      .addSubcommand((list) => list.setName('list').setDescription('All digests of this server')),
  ),
  requires: PermissionFlagsBits.ManageGuild,
  defersPrivately: () => true,

  autocomplete: {
    timezone: (typed, { services }) =>
      suggestTimezones(typed).map((zone) => ({
        name: timezoneLabel(zone, services.clock()),
        value: zone,
      })),
    category: (typed, { services }) =>
      services.search.suggest('category', typed).map(({ label, value }) => ({ name: label, value })),
  },

  async run({ interaction, services }) {
    const { guildId, options } = interaction;
    if (guildId === null) throw new UserError('This works only in a server.');
    const name = options.getSubcommand(true);
    if (name === 'list') return whisper(subscriptionList(await services.digests.list(guildId)));
    const run = Object.hasOwn(RUN, name) ? RUN[name] : undefined;
    if (run === undefined) throw new UserError('I do not know this subcommand. Please update Discord.');
    return run({ guildId, channelId: readChannel(options).channelId }, services, interaction);
  },
} satisfies SlashCommand;

const RUN: Readonly<Record<string, Run>> = {
  async set({ guildId }, services, { options, user }) {
    const settings = readSettings(options, guildId);
    const subscription = await services.digests.set({ guildId, ...readChannel(options) }, user.id, settings);
    const warning = await warningOf(services, guildId, subscription.channelId, settings.roleId !== undefined);
    const lines = [describeSubscription(subscription), warnOfCategory(services, settings.category), warning];
    return whisper(sentence(lines.filter(Boolean).join('\n')));
  },

  async pause({ guildId, channelId }, services) {
    const subscription = (await services.digests.pause(guildId, channelId)) ?? noDigest(channelId);
    return whisper(sentence(describeSubscription(subscription)));
  },

  async resume({ guildId, channelId }, services) {
    const subscription = (await services.digests.resume(guildId, channelId)) ?? noDigest(channelId);
    return whisper(sentence(describeSubscription(subscription)));
  },

  async remove({ guildId, channelId }, services) {
    if (!(await services.digests.remove(guildId, channelId))) noDigest(channelId);
    return whisper(sentence(`The digest of ${channelMention(channelId)} is removed. What was sent stays.`));
  },

  async preview({ guildId, channelId }, services) {
    const subscription = (await services.digests.get(guildId, channelId)) ?? noDigest(channelId);
    return whisper(digestPreview(await services.digests.preview(subscription), subscription));
  },

  async why({ guildId, channelId }, services) {
    const subscription = await services.digests.get(guildId, channelId);
    return whisper(ledgerList(subscription, await services.digests.why(channelId)));
  },
};

/** A category without papers is allowed, since papers may come, but is mostly a slip of the pen. */
function warnOfCategory({ search }: Services, category: string | undefined): string | undefined {
  const wanted = `${category?.toLowerCase()}.`;
  const known = search
    .suggest('category', category ?? '')
    .some(({ value }) => `${value.toLowerCase()}.`.startsWith(wanted));
  return category === undefined || known
    ? undefined
    : `⚠ I hold no paper in **${safe(category, 60)}** yet, so nothing but featured papers can come.`;
}

/** What would keep the first digest from arriving, said while somebody is there to put it right. */
async function warningOf(
  services: Services,
  guildId: string,
  channelId: string,
  pings: boolean,
): Promise<string> {
  const access = await services.access(guildId, channelId);
  if ('problem' in access) return `⚠ ${access.problem}`;
  const missing = missingPermissions(requirements(access, pings));
  return [
    ...(missing.length === 0
      ? []
      : [`⚠ I lack **${missing.join('**, **')}** there; \`/setup check\` tells more.`]),
    ...obstacles(access).map((one) => `⚠ ${one}`),
  ].join('\n');
}

function noDigest(channelId: string): never {
  throw new UserError(`${channelMention(channelId)} has no digest. \`/digest set\` sets one up.`);
}

function withChannelSubcommands(
  command: ReturnType<SlashCommandBuilder['addSubcommand']>,
): ReturnType<SlashCommandBuilder['addSubcommand']> {
  for (const [name, description] of Object.entries(ABOUT_A_CHANNEL)) {
    command.addSubcommand((subcommand) =>
      subcommand
        .setName(name)
        .setDescription(description)
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('The channel of the digest')
            .addChannelTypes(...DIGEST_CHANNELS)
            .setRequired(true),
        ),
    );
  }
  return command;
}
